import { msg } from "@lit/localize"
import { panelistsOf } from "../../../../shared/rules/readings/members.ts"
import { latestVersion } from "../../../../shared/rules/readings/statements.ts"
import { mayReview, reviewerOf } from "../../../../shared/rules/text/reviewer.ts"
import type { DeskAct } from "../../../acts/act.ts"
import type { Scene } from "../../../acts/scene.ts"
import { deskWords } from "../record-card/deskWords.ts"
import { written } from "./fields.ts"
import type { Form } from "./form.ts"

type Of<D extends DeskAct["do"]> = Extract<DeskAct, { do: D }>

/** What a text may need before positions are taken. */
export function readyingForm(act: Of<"name-reviewer" | "consent-one-text" | "recuse">, scene: Scene): Form | null {
  switch (act.do) {
    case "name-reviewer":
      return naming(act, scene)
    case "consent-one-text":
      return consenting(act)
    case "recuse":
      return recusing(act)
  }
}

/** A panelist of the side that the text belongs to. */
function naming(act: Of<"name-reviewer">, { state }: Scene): Form | null {
  const side = state.workspace?.authentic.find(({ lang }) => lang === act.lang)?.side ?? null
  const people = panelistsOf(state, side).filter(one => mayReview(state, act.statement, act.lang, one))
  const member = (value = "") => people.find(({ id }) => id === value) ?? people[0]
  const now = member(reviewerOf(state, act.statement, act.lang)?.id)
  if (!now) return null
  return {
    title: `${act.statement.label} · ${deskWords(act)}`,
    fields: () => [
      {
        is: "choice",
        name: "member",
        label: msg("Panelist", { id: "role.panelist" }),
        options: people.map(({ id, name }) => ({ value: id, label: name })),
        value: now.id,
      },
    ],
    submit: () => deskWords(act),
    command: values => ({
      kind: "name-reviewer",
      body: { statement: act.statement.id, lang: act.lang, member: (member(values.member) ?? now).id },
    }),
  }
}

const consenting = (act: Of<"consent-one-text">): Form => ({
  title: `${act.statement.label} · ${deskWords(act)}`,
  help: msg("It takes the consent of a moderator of every side. The declaration still waits for the other text.", {
    id: "form.oneTextHelp",
  }),
  fields: () => [written("reason", msg("Reason", { id: "form.reason" }))],
  submit: () => deskWords(act),
  command: ({ reason = "" }) => ({
    kind: "consent-one-text",
    body: { statement: act.statement.id, version: latestVersion(act.statement)?.n ?? 1, reason },
  }),
})

const recusing = (act: Of<"recuse">): Form => ({
  title: `${act.statement.label} · ${deskWords(act)}`,
  help: msg("You will not be asked about this text, and the record says so under your name.", {
    id: "form.recuseHelp",
  }),
  fields: () => [],
  submit: () => deskWords(act),
  command: () => ({ kind: "recuse", body: { statement: act.statement.id } }),
})
