// A form, or the button that sends it, with data-ask asks once more; without this script it is simply sent.
document.addEventListener("submit", (event) => {
  const asking = event.submitter && event.submitter.dataset.ask ? event.submitter : event.target;
  const question = asking.dataset ? asking.dataset.ask : null;
  if (question && !window.confirm(question)) event.preventDefault();
});
