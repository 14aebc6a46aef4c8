import { panelistsOf } from "../../../shared/rules/readings/members.ts"
import { latestVersion } from "../../../shared/rules/readings/statements.ts"
import { mayReview, reviewerOf } from "../../../shared/rules/text/reviewer.ts"
import { msg } from "../../i18n/msg.ts"
import type { View } from "../../scene/scene.ts"
import { labelOf } from "../acts.ts"
import { textField } from "../fields.ts"
import type { Form } from "../form.ts"
import type { NamingAct, OneTextAct, RecusingAct } from "./statement.ts"

/** Makes the form that names a reviewer: a panelist of the side to which the text belongs. */
export function naming(act: NamingAct, { state }: View): Form | null {
  const side = state.workspace?.authentic.find(({ lang }) => lang === act.lang)?.side ?? null
  const people = panelistsOf(state, side).filter(one => mayReview(state, act.statement, act.lang, one))
  const member = (value = "") => people.find(({ id }) => id === value) ?? people[0]
  const now = member(reviewerOf(state, act.statement, act.lang)?.id)
  if (!now) return null
  return {
    title: `${act.statement.label} · ${labelOf(act)}`,
    fields: () => [
      {
        kind: "choice",
        name: "member",
        label: msg("role.panelist"),
        options: people.map(({ id, name }) => ({ value: id, label: name })),
        value: now.id,
      },
    ],
    submit: () => labelOf(act),
    command: values => ({
      kind: "name-reviewer",
      body: { statement: act.statement.id, lang: act.lang, member: (member(values.member) ?? now).id },
    }),
  }
}

export const consenting = (act: OneTextAct): Form => ({
  title: `${act.statement.label} · ${labelOf(act)}`,
  help: msg("form.oneTextHelp"),
  fields: () => [textField("reason", msg("form.reason"))],
  submit: () => labelOf(act),
  command: ({ reason = "" }) => ({
    kind: "consent-one-text",
    body: { statement: act.statement.id, version: latestVersion(act.statement)?.n ?? 1, reason },
  }),
})

export const recusing = (act: RecusingAct): Form => ({
  title: `${act.statement.label} · ${labelOf(act)}`,
  help: msg("form.recuseHelp"),
  fields: () => [],
  submit: () => labelOf(act),
  command: () => ({ kind: "recuse", body: { statement: act.statement.id } }),
})
