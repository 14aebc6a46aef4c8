import { expect, test } from "vitest"
import { readRoot } from "./promises.ts"

interface Locked {
  version?: string
  integrity?: string
  link?: boolean
}

test("each package is pinned to one version with its hash, so that npm audit speaks of what runs", () => {
  const {
    dependencies = {},
    devDependencies = {},
  }: Record<string, Record<string, string>> = JSON.parse(readRoot("package.json"))
  const named = { ...dependencies, ...devDependencies }
  expect(Object.keys(named).length).toBeGreaterThan(20)
  expect(Object.entries(named).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  const { packages }: { packages: Record<string, Locked> } = JSON.parse(readRoot("package-lock.json"))
  const installed = Object.entries(packages).filter(([path, { link }]) => path !== "" && !link)
  expect(installed.filter(([, { version, integrity }]) => !version || !integrity).map(([path]) => path)).toEqual([])
  for (const [name, version] of Object.entries(named))
    expect([name, packages[`node_modules/${name}`]?.version]).toEqual([name, version])
})

test("the steps of a release begin with npm audit, and name the times that SECURITY.md states", () => {
  const release = /## Release\n\n([\s\S]*?)\n## /.exec(readRoot("CONTRIBUTING.md"))?.[1] ?? ""
  const [first = ""] = release.split("\n")
  expect(first).toMatch(/^1\. `npm audit --omit=dev`/)
  const stated = (text: string) => /within (\d+) days .* critical or high.*?within (\d+)/.exec(text)
  const times = stated(readRoot("SECURITY.md"))?.slice(1)
  expect(times).toEqual(["7", "30"])
  expect(stated(first)?.slice(1)).toEqual(times)
})
