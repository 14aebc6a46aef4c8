import type { ThreadEntry } from "../../../shared/fold/state.ts"
import type { Anchor } from "../../../shared/model/anchor.ts"
import type { NoteMode } from "../../../shared/model/terms.ts"
import { noteModes } from "../../../shared/model/terms.ts"
import { right } from "../../../shared/rules/policy.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { noteModeName } from "../../i18n/terms/terms.ts"
import type { View } from "../../scene/scene.ts"
import { inOwnLanguage, textField } from "../fields.ts"
import type { Form, Forms } from "../form.ts"
import type { NoteAct } from "./note.ts"
import { suggestionSentence } from "./suggestionSentence.ts"

type Of<D extends NoteAct["kind"]> = Extract<NoteAct, { kind: D }>

/** The forms of acts on a note, its suggestions and its comments. */
export const noteForms: Forms<NoteAct> = {
  "correct-comment": act => correcting(act),
  "withdraw-comment": act => withdrawing(act),
  suggest: act => suggesting(act),
  "decline-suggestion": act => declining(act),
  "set-note-mode": (act, scene) => opening(act, scene),
  "reopen-topic": act => reopening(act),
}

const suggesting = ({ topic, anchor, lang }: Of<"suggest">): Form => ({
  title: msg("suggestion.propose"),
  help: msg("suggestion.help"),
  quotes: [{ text: anchor.exact, lang: domLang(lang) }],
  fields: () => [
    {
      kind: "text",
      name: "wording",
      label: msg("suggestion.wording"),
      required: false,
      lang: domLang(lang),
      value: anchor.exact,
    },
    textField("why", msg("suggestion.why"), false),
  ],
  lacks: ({ wording = "" }) => (wording.trim() === anchor.exact.trim() ? msg("suggestion.unchanged") : null),
  submit: () => msg("suggestion.send"),
  command: ({ wording = "", why = "" }) => ({
    kind: "open-thread",
    body: {
      topic: topic.id,
      kind: "suggestion",
      anchor,
      entry: { lang, text: suggestionSentence(anchor.exact, wording) },
      wording: asSpaced(anchor, wording),
      why: why === "" ? null : inOwnLanguage(why),
    },
  }),
})

/** Restores the spaces around the passage, because the form trims the typed wording. */
function asSpaced({ exact }: Anchor, wording: string): string {
  if (wording === "") return ""
  const start = exact.slice(0, exact.length - exact.trimStart().length)
  return `${start}${wording}${exact.slice(exact.trimEnd().length)}`
}

const declining = ({ thread }: Of<"decline-suggestion">): Form => ({
  title: msg("suggestion.decline"),
  fields: () => [textField("reason", msg("suggestion.reason"))],
  submit: () => msg("suggestion.declineDo"),
  command: ({ reason }) => ({ kind: "decline-suggestion", body: { thread: thread.id, reason: inOwnLanguage(reason) } }),
})

type Mending = Extract<NoteAct, { entry: ThreadEntry }>

const correcting = ({ thread: { id: thread }, entry: { id: comment, text } }: Mending): Form => ({
  title: msg("comment.correctTitle"),
  help: msg("comment.correctHelp"),
  fields: () => [
    {
      kind: "text",
      name: "text",
      label: msg("comment.text"),
      required: true,
      lang: domLang(text.lang),
      value: text.text,
    },
  ],
  submit: () => msg("text.save"),
  command: ({ text: now = "" }) => ({
    kind: "correct-comment",
    body: { thread, comment, text: { lang: text.lang, text: now } },
  }),
})

const withdrawing = ({ thread: { id: thread }, entry: { id: comment, text } }: Mending): Form => ({
  title: msg("comment.withdrawTitle"),
  quotes: [{ text: text.text, lang: domLang(text.lang) }],
  help: msg("comment.withdrawHelp"),
  fields: () => [],
  submit: () => msg("comment.withdraw"),
  command: () => ({ kind: "withdraw-comment", body: { thread, comment } }),
})

const reopening = ({ topic: { id: topic } }: Of<"reopen-topic">): Form => ({
  title: msg("topic.reopen"),
  help: msg("topic.reopenHelp"),
  fields: () => [textField("reason", msg("form.reason"))],
  submit: () => msg("topic.reopen"),
  command: ({ reason = "" }) => ({ kind: "reopen-topic", body: { topic, reason } }),
})

function opening({ topic: { id: topic, note } }: Of<"set-note-mode">, { me }: View): Form {
  const locked = note.mode === "locked"
  const others = noteModes.filter(mode => mode !== note.mode)
  const options = others.map(value => ({ value, label: noteModeName(value) }))
  const chosen = (value = ""): NoteMode => others.find(one => one === value) ?? others[0] ?? "open"
  const may = !locked || right(me.role, "unlock a note") === "yes"
  return {
    title: msg("note.modeTitle"),
    help: ({ mode }) => (may ? modeHelp(chosen(mode)) : msg("note.moderatorUnlocks")),
    fields: () => [
      { kind: "choice", name: "mode", label: msg("note.mode"), options, value: chosen() },
      textField("reason", locked ? msg("note.unlockReason") : msg("note.modeReason"), locked),
    ],
    submit: ({ mode }) => noteModeName(chosen(mode)),
    command: ({ mode, reason = "" }) => ({ kind: "set-note-mode", body: { topic, mode: chosen(mode), reason } }),
  }
}

function modeHelp(mode: NoteMode): string {
  switch (mode) {
    case "open":
      return msg("note.openHelp")
    case "suggest":
      return msg("note.suggestHelp")
    case "locked":
      return msg("note.lockedHelp")
  }
}
