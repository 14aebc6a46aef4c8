import { msg } from "@lit/localize"
import type { ThreadEntry } from "../../../shared/fold/state.ts"
import type { Anchor } from "../../../shared/model/anchor.ts"
import type { NoteMode } from "../../../shared/model/terms.ts"
import { noteModes } from "../../../shared/model/terms.ts"
import { right } from "../../../shared/rules/policy.ts"
import { domLang } from "../../i18n/language.ts"
import { noteModeName } from "../../i18n/terms/terms.ts"
import { inOwnLanguage, textField } from "../fields.ts"
import type { Form, Forms } from "../form.ts"
import type { View } from "../scene.ts"
import type { NoteAct } from "./note.ts"
import { suggestionSentence } from "./suggestionSentence.ts"

type Of<D extends NoteAct["do"]> = Extract<NoteAct, { do: D }>

/** What is asked about a note: other words for its words, why they are not taken, how open it is. */
export const noteForms: Forms<NoteAct> = {
  "correct-comment": act => correcting(act),
  "withdraw-comment": act => withdrawing(act),
  suggest: act => suggesting(act),
  "decline-suggestion": act => declining(act),
  "set-note-mode": (act, scene) => opening(act, scene),
  "reopen-topic": act => reopening(act),
}

const suggesting = ({ topic, anchor, lang }: Of<"suggest">): Form => ({
  title: msg("Propose wording", { id: "suggestion.propose" }),
  help: msg("Leave it empty to propose that these words are struck out.", { id: "suggestion.help" }),
  quotes: [{ text: anchor.exact, lang: domLang(lang) }],
  fields: () => [
    {
      is: "text",
      name: "wording",
      label: msg("How these words should read", { id: "suggestion.wording" }),
      required: false,
      lang: domLang(lang),
      value: anchor.exact,
    },
    textField("why", msg("Why (optional)", { id: "suggestion.why" }), false),
  ],
  lacks: ({ wording = "" }) =>
    wording.trim() === anchor.exact.trim()
      ? msg("These words are as they stand now. Change them, or cancel.", { id: "suggestion.unchanged" })
      : null,
  submit: () => msg("Send the suggestion", { id: "suggestion.send" }),
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

/** The spaces around the words stay as they were: a field takes them away. */
function asSpaced({ exact }: Anchor, wording: string): string {
  if (wording === "") return ""
  const start = exact.slice(0, exact.length - exact.trimStart().length)
  return `${start}${wording}${exact.slice(exact.trimEnd().length)}`
}

const declining = ({ thread }: Of<"decline-suggestion">): Form => ({
  title: msg("Do not take the suggestion", { id: "suggestion.decline" }),
  fields: () => [textField("reason", msg("Reason, shown with the suggestion", { id: "suggestion.reason" }))],
  submit: () => msg("Do not take it", { id: "suggestion.declineDo" }),
  command: ({ reason }) => ({ kind: "decline-suggestion", body: { thread: thread.id, reason: inOwnLanguage(reason) } }),
})

type Mending = Extract<NoteAct, { entry: ThreadEntry }>

const correcting = ({ thread: { id: thread }, entry: { id: comment, text } }: Mending): Form => ({
  title: msg("Correct your comment", { id: "comment.correctTitle" }),
  help: msg("For five minutes. The log keeps what you wrote before.", { id: "comment.correctHelp" }),
  fields: () => [
    {
      is: "text",
      name: "text",
      label: msg("Comment", { id: "comment.text" }),
      required: true,
      lang: domLang(text.lang),
      value: text.text,
    },
  ],
  submit: () => msg("Save", { id: "text.save" }),
  command: ({ text: now = "" }) => ({
    kind: "correct-comment",
    body: { thread, comment, text: { lang: text.lang, text: now } },
  }),
})

const withdrawing = ({ thread: { id: thread }, entry: { id: comment, text } }: Mending): Form => ({
  title: msg("Withdraw your comment", { id: "comment.withdrawTitle" }),
  quotes: [{ text: text.text, lang: domLang(text.lang) }],
  help: msg("Its words go from the discussion, and that you withdrew it stays.", { id: "comment.withdrawHelp" }),
  fields: () => [],
  submit: () => msg("Withdraw", { id: "comment.withdraw" }),
  command: () => ({ kind: "withdraw-comment", body: { thread, comment } }),
})

const reopening = ({ topic: { id: topic } }: Of<"reopen-topic">): Form => ({
  title: msg("Reopen the topic", { id: "topic.reopen" }),
  help: msg("Panelists write in its note and its statements again. Everybody reads your reason.", {
    id: "topic.reopenHelp",
  }),
  fields: () => [textField("reason", msg("Reason", { id: "form.reason" }))],
  submit: () => msg("Reopen the topic", { id: "topic.reopen" }),
  command: ({ reason = "" }) => ({ kind: "reopen-topic", body: { topic, reason } }),
})

function opening({ topic: { id: topic, note } }: Of<"set-note-mode">, { me }: View): Form {
  const locked = note.mode === "locked"
  const others = noteModes.filter(mode => mode !== note.mode)
  const options = others.map(value => ({ value, label: noteModeName(value) }))
  const chosen = (value = ""): NoteMode => others.find(one => one === value) ?? others[0] ?? "open"
  const may = !locked || right(me.role, "unlock a note") === "yes"
  return {
    title: msg("How open the note is", { id: "note.modeTitle" }),
    help: ({ mode }) =>
      may ? modeHelp(chosen(mode)) : msg("Only a moderator unlocks a note.", { id: "note.moderatorUnlocks" }),
    fields: () => [
      { is: "choice", name: "mode", label: msg("From now on", { id: "note.mode" }), options, value: chosen() },
      textField(
        "reason",
        locked
          ? msg("Reason for unlocking (shown to everyone)", { id: "note.unlockReason" })
          : msg("Reason (shown to everyone, optional)", { id: "note.modeReason" }),
        locked,
      ),
    ],
    submit: ({ mode }) => noteModeName(chosen(mode)),
    command: ({ mode, reason = "" }) => ({ kind: "set-note-mode", body: { topic, mode: chosen(mode), reason } }),
  }
}

function modeHelp(mode: NoteMode): string {
  switch (mode) {
    case "open":
      return msg("Moderators, the secretary and panelists write in the note.", { id: "note.openHelp" })
    case "suggest":
      return msg("Moderators and the secretary write; panelists propose wording, which is accepted or not.", {
        id: "note.suggestHelp",
      })
    case "locked":
      return msg("Nobody writes. Everybody reads and comments.", { id: "note.lockedHelp" })
  }
}
