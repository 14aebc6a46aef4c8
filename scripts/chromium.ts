import { execFileSync } from "node:child_process"
import { existsSync } from "node:fs"

const places = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
]

const found = (): string | undefined => places.find(place => place && existsSync(place))

/** Path of a Chromium; on Debian as root it is installed when there is none. */
export function chromium(): string {
  const path = found() ?? (install(), found())
  if (path) return path
  throw new Error("The browser tests need Chromium: install it, or set CHROMIUM to its path.")
}

function install() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  const apt = (...words: string[]) => execFileSync("apt-get", words, { stdio: ["ignore", "ignore", "inherit"], env })
  apt("update", "-qq")
  apt("install", "-y", "-qq", "--no-install-recommends", "chromium")
}

export const chromiumArgs = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]
