// Runs before the tests. It checks that the programs that the tests need are installed. It installs missing programs,
// or names them and fails. It is never skipped.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { findNode } from "./node24.mjs"
import {
  caddyNeeded,
  caddyProgram,
  hasPostgres,
  nginxNeeded,
  nginxProgram,
  postgresNeeded,
  valkeyNeeded,
  valkeyPrograms,
} from "./servers/installed.mjs"

findNode()

const headless = "/usr/bin/chromium-headless-shell"
const browsers = [
  process.env.CHROMIUM,
  headless,
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

// Poppler reads the PDF files that the server makes.
const popplers = ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext", "/opt/homebrew/bin/pdftotext"]

const missing = [
  ...(python.status === 0 ? [] : ["python3"]),
  ...(browsers.some(path => path && existsSync(path)) ? [] : ["chromium"]),
  ...(fonts.some(path => existsSync(path)) ? [] : ["fonts-noto-cjk"]),
  ...(popplers.some(path => existsSync(path)) ? [] : ["poppler-utils"]),
  ...engines,
]

const mayInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")
// Without it systemd would start the servers that are installed for the tests, which start their own.
const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", SYSTEMD_OFFLINE: "1" }
const apt = (...args) => spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env }).status === 0
let isUpdated = false
/** Installs the packages, after it has named them. */
const install = (...packages) => {
  console.log(`Installing ${packages.join(" and ")} for the tests…`)
  isUpdated ||= apt("update", "-qq") || true
  return apt("install", "-y", "-qq", "--no-install-recommends", ...packages)
}

if (missing.length > 0) {
  if (!mayInstall) {
    console.error(`The tests need ${missing.join(" and ")}: install it, or set CHROMIUM or FIREFOX to its path.`)
    process.exit(1)
  }
  if (!install(...missing)) {
    console.error(`The tests need ${missing.join(" and ")}, which could not be installed.`)
    process.exit(1)
  }
}

// Debian packages Chromium without its window as well, which needs a fifth less CPU. Without it the tests take longer.
if (mayInstall && !process.env.CHROMIUM && !existsSync(headless)) install("chromium-headless-shell")

// Without these servers, their tests fail and the others run.
if (!hasPostgres() && !(mayInstall && install("postgresql"))) console.error(postgresNeeded)
if (valkeyPrograms().length === 0 && !(mayInstall && (install("valkey-server") || install("redis-server"))))
  console.error(valkeyNeeded)
if (caddyProgram() === undefined && !(mayInstall && install("caddy"))) console.error(caddyNeeded)
if (nginxProgram() === undefined && !(mayInstall && install("nginx"))) console.error(nginxNeeded)

if (process.env.AMOUNTS === "gate" && mayInstall) {
  // The gate also runs the tests on Redis, and on the newest PostgreSQL that is packaged.
  if (!valkeyPrograms().some(program => program.endsWith("/redis-server"))) install("redis-server")
  const found = spawnSync("apt-cache", ["search", "--names-only", "^postgresql-[0-9]+$"], { encoding: "utf8" })
  const newest = Math.max(0, ...[...found.stdout.matchAll(/^postgresql-(\d+)/gm)].map(([, major]) => Number(major)))
  if (newest > 0 && !existsSync(`/usr/lib/postgresql/${newest}/bin/postgres`)) install(`postgresql-${newest}`)
}
