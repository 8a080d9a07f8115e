// Keyboard for the juror: digits mark the criterion in focus, 0 to 9; nothing else is needed.
document.addEventListener("keydown", (event) => {
  if (!/^[0-9]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
  const here = document.activeElement;
  if (!here || /^(INPUT|TEXTAREA|SELECT)$/.test(here.tagName)) return;
  const row = here.closest("fieldset.group");
  const button = row && row.querySelector(`button[value="${event.key}"]`);
  if (button && !button.disabled) button.click();
});
