import { expect, test } from "vitest"
import { byItself, endedKinds, saidWith } from "../../../client/state/sent/said.ts"
import { type CommandKind, commandBodies } from "../../../shared/contract/commands.ts"
import { languages } from "../../../shared/model/terms.ts"
import { right, rightNames } from "../../../shared/rules/policy.ts"
import { rightRows } from "./rightsByRole.ts"

const kinds = Object.keys(commandBodies) as CommandKind[]

/** The commands that a member of this role may send. */
const sentBy = (role: (typeof roles)[number]): string[] =>
  rightNames
    .filter(action => right(role, action) !== "no")
    .flatMap(action => rightRows.find(row => row.action === action)?.commands ?? [])

const roles = ["panelist", "observer", "interpreter", "alternate"] as const

test.each(roles)("whatever a %s sends has an end that they read", role => {
  const untold = kinds.filter(kind => sentBy(role).includes(kind) && saidWith(kind) === null && !byItself.has(kind))
  expect(untold).toEqual([])
})

test.each(languages)("each end has its sentence in %s", async lang => {
  const { default: words } = await import(`../../../shared/words/${lang}.json`, { with: { type: "json" } })
  for (const end of ["waits", "given", "refused"]) {
    const sentence: string = words.page[`outcome.${end}`]
    for (const what of new Set(Object.values(endedKinds)))
      if (what !== "entry") expect(sentence, `${end} ${what}`).toContain(`${what} {`)
  }
})
