import { existsSync } from "node:fs"

const places = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]

/** The path of the system's Chromium; scripts/prepare.mjs has installed it where it could. */
export function chromium(): string {
  const found = places.find(path => path !== undefined && existsSync(path))
  if (found === undefined) throw new Error("The browser tests need Chromium: install it, or set CHROMIUM to its path.")
  return found
}

/**
 * Chromium reads only the last list, so Playwright's own stands here again. The first two are renderers of their own
 * behind each window, for the address bar that no headless window shows: nearly as much CPU as the page itself.
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

/** Works as root and without a network; looks nothing up by itself. */
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
