import { execFile } from "node:child_process"
import { copyFileSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { afterAll, beforeAll, expect, test } from "vitest"
import { root } from "../../../../server/adapters/system/root.ts"
import { openapi } from "../../../../server/http/routes/openapi/openapi.ts"
import { newFolder, removeFolder } from "../../../kit/servers/plenary.ts"
import { type ServedPanel, servePanel } from "../../../kit/servers/servedPanel.ts"

const run = promisify(execFile)
const folder = newFolder()
let panel: ServedPanel
beforeAll(async () => {
  panel = await servePanel()
  await panel.instance.directory.addAdminToken(panel.instance.sha256("admin-token"), Date.now() + 60_000)
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"))
  copyFileSync(join(root, "docs/examples/panel.ts"), join(folder, "panel.ts"))
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }))
  writeFileSync(join(folder, "openapi.json"), JSON.stringify(openapi()))
})
afterAll(async () => {
  await panel.end()
  removeFolder(folder)
})

/**
 * Writes the types of the client. openapi-typescript needs a TypeScript with an interface for programs, which the
 * version that checks the sources does not have: it gets another one in its place.
 */
const generate = `
import { registerHooks } from "node:module"
import { readFileSync, writeFileSync } from "node:fs"
registerHooks({ resolve: (name, context, next) => next(name === "typescript" ? "@ts-morph/common/dist/typescript.js" : name, context) })
const { default: openapiTS, astToString } = await import("openapi-typescript")
writeFileSync("plenary.d.ts", astToString(await openapiTS(JSON.parse(readFileSync("openapi.json", "utf8")))))
`

test("a client that is generated from the document type-checks, and takes a panel from its opening to its minutes", async () => {
  writeFileSync(join(folder, "generate.mjs"), generate)
  await run(process.execPath, ["generate.mjs"], { cwd: folder })
  const flags = [
    "--noEmit",
    "--strict",
    "--skipLibCheck",
    "--module",
    "nodenext",
    "--target",
    "es2022",
    "--types",
    "node",
  ]
  const checked = await run(
    join(root, "node_modules/.bin/tsc"),
    [...flags, "--allowImportingTsExtensions", "panel.ts"],
    {
      cwd: folder,
    },
  ).catch((failed: { stdout: string }) => failed)
  expect(checked.stdout).toBe("")
  const { stdout } = await run(process.execPath, ["panel.ts", panel.url, "admin-token"], { cwd: folder })
  const { attendance, fingerprint, ...rest } = JSON.parse(stdout) as Record<string, unknown>
  expect(rest).toEqual({ number: 1, level: "unanimity", state: "in_force" })
  expect(fingerprint).toMatch(/\w{4}/)
  expect(attendance).toContain("By token, with the rights of the secretary: Desk (program).")
})
