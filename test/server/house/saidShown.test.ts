import { globSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"

/** Files that print such a field and have no translation for it, with the reason. */
const others = new Map([
  ["client/acts/note/forms.ts", "the edges of a suggested wording"],
  ["client/acts/record/standingForms.ts", "why a record may not be amended now"],
  ["client/elements/people/noticeShown.ts", "the panel's privacy notice, which has texts of its own"],
  ["client/elements/people/plenary-own-notices.ts", "an interest that nobody has confirmed"],
  ["client/elements/session/bar/plenary-foot-bar.ts", "why an act is offered"],
  ["client/elements/session/dialog/plenary-act-dialog.ts", "why another act is offered"],
  ["client/elements/session/statement/plenary-language-text.ts", "a statement, which has texts of its own"],
  ["client/elements/translating/plenary-translation-desk.ts", "the original, to be translated"],
  ["client/pages/admin/plenary-admin-letters.ts", "the code of a mail server's answer"],
  ["client/pages/batch/batchList.ts", "the reader's own answer in an open round"],
  ["client/pages/batch/batchStep.ts", "why an answer was not taken"],
  ["client/pages/batch/plenary-batch-page.ts", "why a batch has ended"],
  ["client/pages/proceedings/minutes/sideBySide.ts", "minutes print second texts themselves"],
  ["client/pages/me/plenary-own-data.ts", "why an administrator, who is outside the panel, declined"],
  ["client/pages/progress/plenary-progress-page.ts", "a record, which has texts of its own"],
  ["client/pages/record/plenary-return-reason.ts", "a sealed reason, which is not published"],
  ["client/pages/workspace/recordList.ts", "a record, which has texts of its own"],
])

const fields = "reason|remedy|otherwise|voidReason|why|wording|(?:text|reason|remedy|answer|reply)\\.text"
/** A field that holds what somebody said, as a value of a template or of a sentence of the catalogue. */
const printed = new RegExp(
  `[^=]\\$\\{(?:[\\w?]+\\??\\.)*(?:${fields})\\}|\\b(?:reason|why): (?!values|given)(?:[\\w?]+\\??\\.)+(?:${fields})\\b`,
  "g",
)
const shown = /\b(?:saidShown|saidInSentence|saidRead|wordsRead|entryWords|wordChanges)\(/g

test("every page shows what somebody said in the reader's language where there is a translation", () => {
  const bad = globSync("client/**/*.ts").filter(file => {
    if (others.has(file)) return false
    const code = readFileSync(file, "utf8")
    return (code.match(printed) ?? []).length > (code.match(shown) ?? []).length
  })
  expect(bad).toEqual([])
})

test("every exception of this list still prints such a field", () => {
  const gone = [...others.keys()].filter(file => readFileSync(file, "utf8").match(printed) === null)
  expect(gone).toEqual([])
})
