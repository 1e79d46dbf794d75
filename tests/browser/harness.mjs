// The front page of the harness: what a journey may use. Every wait has an end, every console error fails the test,
// and so does every request to another origin.
export { axe, sidewaysScroll } from "./harness/checks.mjs";
export { launchKillable } from "./harness/kill.mjs";
export { inSecondVisit, open, throttle, visit, whenKept } from "./harness/page.mjs";
export { SITE, copyOfSite, serveSite } from "./harness/site.mjs";
