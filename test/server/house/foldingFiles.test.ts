import { relative, resolve } from "node:path"
import { expect, test } from "vitest"
import { foldingFiles, importsOf } from "../../../scripts/imports.ts"

const root = resolve(import.meta.dirname, "../../..")
const files = new Set(foldingFiles().map(file => relative(root, file)))

test("an upgrade folds logs anew if a schema, a fold, an audience or what they import has changed", () => {
  const needed = [
    "shared/contract/events.ts",
    "shared/contract/events/round.ts",
    "shared/fold/folds.ts",
    "shared/fold/nouns/consensus/record.ts",
    "shared/model/consensus/answer.ts",
    "shared/question/contract.ts",
    "shared/question/fold.ts",
    "shared/question/audience.ts",
    "shared/rules/gallery/gallery.ts",
    "shared/rules/gate/withheldKinds.ts",
    "shared/rules/law/withdrawn.ts",
  ]
  expect(needed.filter(file => !files.has(file))).toEqual([])
  const missing = [...files].flatMap(file =>
    importsOf(file).filter(({ from, kind }) => kind === "value" && from.startsWith("shared/") && !files.has(from)),
  )
  expect(missing).toEqual([])
})

test("an upgrade uses the checkpoints of before if only minutes, papers or rules of commands have changed", () => {
  const beside = /^shared\/papers\/|^shared\/minutes\/(?!inParts)|\/may\.ts$|^shared\/contract\/commands/
  expect([...files].filter(file => beside.test(file))).toEqual([])
})
