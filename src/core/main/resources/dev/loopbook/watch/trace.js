const task = document.getElementById("task");
const quiet = document.getElementById("quiet");
function show() {
  for (const row of document.querySelectorAll("tr[data-task]")) {
    const other = task.value !== "" ? row.dataset.task !== task.value : false;
    const tooQuiet = quiet.checked ? false : row.classList.contains("quiet");
    row.classList.toggle("hidden", [other, tooQuiet].includes(true));
  }
}
document.querySelector(".controls").hidden = false;
task.addEventListener("change", show);
quiet.addEventListener("change", show);
show();
