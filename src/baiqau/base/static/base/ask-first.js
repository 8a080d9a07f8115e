// A form with data-ask asks once more before it is sent; without this script it is simply sent.
document.addEventListener("submit", (event) => {
  const question = event.target.dataset ? event.target.dataset.ask : null;
  if (question && !window.confirm(question)) event.preventDefault();
});
