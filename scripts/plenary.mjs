#!/usr/bin/env node
// `npx plenary …`: runs the command line on a Node that is new enough.
import { spawn } from "node:child_process"
import { join } from "node:path"
import { buildIfOld } from "./build.mjs"
import { findNode, root, serverEnv, serverFlags, withNode } from "./node24.mjs"

const node = findNode()
buildIfOld()
const line = spawn(node, [...serverFlags, join(root, "dist/server/plenary.js"), ...process.argv.slice(2)], {
  stdio: "inherit",
  env: { ...withNode(node), ...serverEnv },
})
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => line.kill(signal))
line.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
