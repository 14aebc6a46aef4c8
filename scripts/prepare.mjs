// Before the tests: what they need from the system is there, or is installed, or is named. Never skipped.
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

const python = spawnSync("python3", ["--version"], { stdio: "ignore" })

const missing = [
  ...(python.status === 0 ? [] : ["python3"]),
  ...(browsers.some(path => path && existsSync(path)) ? [] : ["chromium"]),
  ...(fonts.some(path => existsSync(path)) ? [] : ["fonts-noto-cjk"]),
]

if (missing.length > 0) {
  const mayInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")
  if (!mayInstall) {
    console.error(`The tests need ${missing.join(" and ")}: install it, or set CHROMIUM to a browser's path.`)
    process.exit(1)
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
  const apt = (...args) => spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env })
  console.log(`Installing ${missing.join(" and ")} for the tests…`)
  apt("update", "-qq")
  if (apt("install", "-y", "-qq", "--no-install-recommends", ...missing).status !== 0) process.exit(1)
}
