// Runs before the tests. It checks that the programs that the tests need are installed. It installs missing programs,
// or names them and fails. It is never skipped.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { findNode } from "./node24.mjs"

findNode()

const browsers = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]
const fonts = ["/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "/System/Library/Fonts/PingFang.ttc"]

const firefoxes = [
  process.env.FIREFOX,
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
]
/** The packages of other browser engines that are missing. Only the gate needs them. */
const engines =
  process.env.AMOUNTS === "gate"
    ? [
        ...(firefoxes.some(path => path && existsSync(path)) ? [] : ["firefox-esr"]),
        ...(existsSync("/usr/bin/WebKitWebDriver") ? [] : ["webkit2gtk-driver"]),
        ...(existsSync("/usr/bin/Xvfb") ? [] : ["xvfb"]),
      ]
    : []

const python = spawnSync("python3", ["--version"], { stdio: "ignore" })

const missing = [
  ...(python.status === 0 ? [] : ["python3"]),
  ...(browsers.some(path => path && existsSync(path)) ? [] : ["chromium"]),
  ...(fonts.some(path => existsSync(path)) ? [] : ["fonts-noto-cjk"]),
  ...engines,
]

if (missing.length > 0) {
  const mayInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")
  if (!mayInstall) {
    console.error(`The tests need ${missing.join(" and ")}: install it, or set CHROMIUM or FIREFOX to its path.`)
    process.exit(1)
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  const apt = (...args) => spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env })
  console.log(`Installing ${missing.join(" and ")} for the tests…`)
  apt("update", "-qq")
  if (apt("install", "-y", "-qq", "--no-install-recommends", ...missing).status !== 0) {
    console.error(`The tests need ${missing.join(" and ")}, which could not be installed.`)
    process.exit(1)
  }
}
