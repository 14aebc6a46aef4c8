import { existsSync } from "node:fs"

const places = [
  process.env["CHROMIUM"],
  // The same browser without its window: journeys use a fifth less CPU.
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]

/** Returns the path of the system's Chromium, which scripts/prepare.mjs installs if it can. */
export function chromium(): string {
  const found = places.find(path => path !== undefined && existsSync(path))
  if (found === undefined) throw new Error("The browser tests need Chromium: install it, or set CHROMIUM to its path.")
  return found
}

/**
 * The features that Chromium is started without. Chromium reads only the last --disable-features, so this list repeats
 * Playwright's own. The first two features are not in Playwright's list. They run renderers for an address bar that a
 * headless window does not show, and use nearly as much CPU as the page itself.
 */
const disabledFeatures = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
]

/** Chromium's arguments. With them it runs as root and without a network, and sends no requests of its own. */
export const chromiumArgs = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${disabledFeatures.join()}`,
]
