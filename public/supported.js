// Sends a browser that cannot run Filò to the plain page that says so, with the numbers to call and a way to take along
// what was written here before. Runs first, before any module, and in the oldest words of
// the language, so that every browser can at least read it. The colours (light-dark) are what Safari has had since 17.5,
// the oldest browser that is promised; the rest is older.
(function () {
  var can =
    "noModule" in document.createElement("script") &&
    typeof WebAssembly === "object" &&
    typeof BroadcastChannel === "function" &&
    "popover" in document.documentElement &&
    "showModal" in document.createElement("dialog") &&
    CSS.supports("color", "light-dark(#000, #fff)") &&
    CSS.supports("selector(:has(a))");
  if (!can) location.replace("rescue.html?perche=browser");
  // The colours chosen on this device, before anything is drawn in others.
  try {
    var theme = JSON.parse(localStorage.getItem("filo.theme"));
    if (theme === "light" || theme === "dark") document.documentElement.setAttribute("data-theme", theme);
  } catch (error) {
    // Without storage nobody has chosen: the system's colours will do.
  }
})();
