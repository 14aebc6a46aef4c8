import { msg } from "@lit/localize"
import { html, nothing } from "lit"
import type { MinutesWritten } from "../../../../shared/minutes/written.ts"

type Before = NonNullable<NonNullable<MinutesWritten["adopting"]>["before"]>

/** Said above a proposal that nobody can confirm any more: what happened, and what each reader can do. */
export const wordsChangedNotice = ({ minutes, outcomes }: Before, isAsker: boolean) =>
  html`<div class="notice bad stack tight" role="status">
    <p>${msg("The words have changed since their adoption was proposed, so it cannot be confirmed.", { id: "adoption.changed" })}</p>
    ${minutes ? html`<p class="small"><a href="#changed-words">${msg("The changed words are marked in the minutes below.", { id: "adoption.marked" })}</a></p>` : nothing}
    ${outcomes ? html`<p class="small">${msg("The outcome paper says something else, too.", { id: "adoption.outcomes" })}</p>` : nothing}
    <p class="small">${
      isAsker
        ? msg(
            "Read them. Then propose the words of now: the others are asked anew, and your first proposal is taken back.",
            { id: "adoption.asker" },
          )
        : msg("Read them. Refuse the proposal with a reason, or wait until its author proposes the words of now.", {
            id: "adoption.others",
          })
    }</p>
  </div>`
