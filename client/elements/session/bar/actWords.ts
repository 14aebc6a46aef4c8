import { msg, str } from "@lit/localize"
import type { Act } from "../../../acts/act.ts"
import { anyOf, list } from "../../../i18n/formats.ts"
import { outcomeName } from "../../../i18n/outcomeTerms.ts"
import { confirmWords, readAndConfirm, refuseWords } from "../../../i18n/proposalText.ts"
import { languageName } from "../../../i18n/terms.ts"
import { plain } from "../../../i18n/texts.ts"
import { floorWords } from "./floorWords.ts"
import { readyingWords, standingWords } from "./standingWords.ts"

/** How each act reads on its button. */
export function actWords(act: Act): string {
  switch (act.do) {
    case "confirm-record":
    case "return-record":
    case "take-back-record":
    case "wait-for-confirmation":
    case "wait-for-consent":
      return recordWords(act)
    case "confirm-proposal":
      return act.proposal.about.act === "adopt" ? readAndConfirm() : confirmWords(act.proposal.about.act, act.name)
    case "refuse-proposal":
      return refuseWords()
    case "prepare":
    case "start-session":
    case "practise":
    case "pause-session":
    case "resume-session":
    case "close-session":
    case "extend":
    case "next-item":
    case "read-outcomes":
      return sessionWords(act)
    case "hear-point":
    case "after-speaker":
    case "give-floor":
    case "order-queue":
    case "invite":
      return floorWords(act)
    case "close-and-show":
    case "close-round":
    case "one-more-minute":
    case "remind":
    case "reveal-round":
    case "void-round":
    case "hear-reasons":
      return roundWords(act)
    case "answer-objection":
    case "ask-objector":
    case "declare":
    case "declare-lower":
    case "carry-over":
      return outcomeWords(act)
    case "open-outcomes":
    case "show-questions":
    case "send-minutes":
    case "read-minutes":
    case "decide-corrections":
    case "adopt-minutes":
    case "extend-minutes":
    case "publish-minutes":
    case "choose-public":
    case "continue-session":
    case "plan-session":
      return afterwardsWords(act)
    case "open-silence":
    case "extend-silence":
      return readyingWords(act)
    case "decide-drift":
    case "restore-wording":
    case "amend":
    case "mark-editorial":
      return standingWords(act)
    default:
      return textWords(act)
  }
}

type Of<D extends Act["do"]> = Extract<Act, { do: D }>

function recordWords(
  act: Of<"confirm-record" | "return-record" | "take-back-record" | "wait-for-confirmation" | "wait-for-consent">,
): string {
  switch (act.do) {
    case "confirm-record":
      return msg(str`Confirm CR-${act.record.number}`, { id: "act.confirm" })
    case "return-record":
      return msg("Return it with a reason", { id: "act.return" })
    case "take-back-record":
      return msg("Take it back", { id: "act.takeBack" })
    case "wait-for-consent":
    case "wait-for-confirmation": {
      const name = act.either ? anyOf(act.names) : list(act.names)
      return name
        ? msg(str`Waiting for ${name} to confirm`, { id: "declare.wait" })
        : msg("Waiting for another side to confirm", { id: "declare.waitSide" })
    }
  }
}

function sessionWords(
  act: Of<
    | "prepare"
    | "start-session"
    | "practise"
    | "pause-session"
    | "resume-session"
    | "close-session"
    | "extend"
    | "next-item"
    | "read-outcomes"
  >,
): string {
  switch (act.do) {
    case "prepare": {
      const what = act.side === null ? msg("Agenda", { id: "agenda.title" }) : chairOf(plain(act.side.title))
      return msg(str`Finish preparing: ${what}`, { id: "act.prepare" })
    }
    case "start-session":
      return msg("Start session", { id: "session.start" })
    case "practise":
      return msg("Practice rating", { id: "practice.act" })
    case "pause-session":
      return act.minutes === undefined ? msg("Break", { id: "session.pause" }) : breakOf(act.minutes)
    case "resume-session":
      return msg("Resume", { id: "session.resume" })
    case "close-session":
      return msg("Close session", { id: "session.close" })
    case "extend":
      return act.from ? extendFrom(plain(act.from.title)) : msg("Extend by 5 minutes", { id: "act.extend" })
    case "next-item": {
      const title = plain(act.item.title)
      return msg(str`Next item: ${title}`, { id: "agenda.next" })
    }
    case "read-outcomes":
      return msg("Read out the outcomes", { id: "act.readOutcomes" })
  }
}

const breakOf = (n: number): string => msg(str`Break of ${n} minutes`, { id: "session.pauseFor" })

/** without one nobody confirms for the side */
const chairOf = (side: string): string => msg(str`a moderator of the ${side}`, { id: "act.prepareChair" })

const extendFrom = (title: string): string =>
  msg(str`Extend by 5 minutes, taken from: ${title}`, { id: "act.extendFrom" })

function afterwardsWords(
  act: Of<
    | "open-outcomes"
    | "show-questions"
    | "send-minutes"
    | "read-minutes"
    | "decide-corrections"
    | "adopt-minutes"
    | "extend-minutes"
    | "publish-minutes"
    | "choose-public"
    | "continue-session"
    | "plan-session"
  >,
): string {
  switch (act.do) {
    case "open-outcomes":
      return msg("Outcome paper", { id: "outcomes.paper" })
    case "send-minutes":
      return msg("Send the minutes for comments", { id: "act.sendMinutes" })
    case "read-minutes":
      return msg("Minutes", { id: "minutes.title" })
    case "decide-corrections": {
      const n = act.n
      return msg(str`Decide ${n} corrections`, { id: "act.decideCorrections" })
    }
    case "adopt-minutes":
      return msg("Read and adopt the minutes", { id: "act.readAndAdopt" })
    case "show-questions":
      return msg("Observers' questions", { id: "act.showQuestions" })
    case "extend-minutes":
      return msg("Extend once", { id: "act.extendMinutes" })
    case "choose-public":
      return msg("Choose what is public", { id: "act.choosePublic" })
    case "plan-session":
      return msg("Plan the next session", { id: "act.planSession" })
    case "publish-minutes":
      return msg("Publish", { id: "act.publishMinutes" })
    case "continue-session":
      return msg("Continue in a new session", { id: "session.continue" })
  }
}

function roundWords(
  act: Of<
    "close-and-show" | "close-round" | "one-more-minute" | "remind" | "reveal-round" | "void-round" | "hear-reasons"
  >,
): string {
  switch (act.do) {
    case "close-and-show":
      return act.round.kind === "rating"
        ? msg("Close and show the result", { id: "round.closeShow" })
        : msg("Close and show positions", { id: "act.closeShowPositions" })
    case "one-more-minute":
      return msg("One more minute", { id: "act.oneMoreMinute" })
    case "remind": {
      const names = list(act.names)
      return msg(str`Remind ${names}`, { id: "act.remind" })
    }
    case "close-round":
      return msg("Close only", { id: "act.closeOnly" })
    case "reveal-round":
      return msg("Show the result", { id: "act.show" })
    case "void-round":
      return msg("Void with a reason", { id: "act.void" })
    case "hear-reasons":
      return msg("Hear the reasons", { id: "act.hear" })
  }
}

function outcomeWords(
  act: Of<"answer-objection" | "ask-objector" | "declare" | "declare-lower" | "carry-over">,
): string {
  switch (act.do) {
    case "answer-objection":
      return msg(str`Answer ${act.name}'s objection`, { id: "act.answerObjection" })
    case "ask-objector":
      return msg(str`Ask ${act.name}: maintain or withdraw?`, { id: "act.askObjector" })
    case "declare": {
      const level = outcomeName(act.level)
      return msg(str`Declare: ${level}`, { id: "declare.do" })
    }
    case "declare-lower":
      return msg("Declare a lower level", { id: "act.declareLower" })
    case "carry-over":
      return msg("Carry over", { id: "act.carryOver" })
  }
}

function textWords(
  act: Of<
    | "settle-bracket"
    | "ask-to-confirm"
    | "start-rating"
    | "call"
    | "reword"
    | "write-text"
    | "propose"
    | "another-text"
    | "draft"
  >,
): string {
  switch (act.do) {
    case "settle-bracket":
      return msg("Settle the bracket", { id: "act.settleBracket" })
    case "ask-to-confirm": {
      const language = languageName(act.lang)
      return msg(str`Ask ${act.name} to confirm the ${language} text`, { id: "act.askConfirm" })
    }
    case "start-rating":
      return msg("Start a rating", { id: "rating.start" })
    case "call":
      return act.again ? msg("Call again", { id: "call.again" }) : msg("Call for consensus", { id: "call.start" })
    case "reword":
      return msg("Reword", { id: "act.reword" })
    case "write-text": {
      const language = languageName(act.lang)
      const id = act.statement.label
      return msg(str`Write the ${language} text of ${id}`, { id: "act.writeText" })
    }
    case "propose":
      return msg(str`Propose ${act.statement.label}`, { id: "act.propose" })
    case "another-text":
      return act.carried
        ? msg(str`Take up ${act.statement.label}`, { id: "act.takeUp" })
        : msg(str`Another text: ${act.statement.label}`, { id: "act.anotherText" })
    case "draft":
      return msg("Draft a statement", { id: "act.draft" })
  }
}
