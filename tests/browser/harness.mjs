// The front page of the harness: what a journey may use. Every wait has an end, every console error fails the test,
// and so does every request to another origin.
export { PATIENCE, SITE, eventually, throttle, visit } from "./harness/browser.mjs";
export { axe, sidewaysScroll } from "./harness/checks.mjs";
export { atEnd } from "./harness/ending.mjs";
export { choose, enter, keys, pointer, reach, write, writeDay } from "./harness/hands.mjs";
export { launchKillable } from "./harness/kill.mjs";
export { bring, exportFile, nameDevice, retitle, saveSign, saved, stored, take, titled } from "./harness/notebook.mjs";
export { givenFocus, inSecondVisit, lookAt, open } from "./harness/page.mjs";
export { seal, withDigest } from "./harness/sealing.mjs";
export { copyOfSite, serveSite } from "./harness/site.mjs";
export { takeWorked, worked } from "./harness/worked.mjs";
