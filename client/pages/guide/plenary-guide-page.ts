import { localized, msg } from "@lit/localize"
import { html, LitElement } from "lit"
import { customElement, property } from "lit/decorators.js"
import { pageTitle } from "../../state/title.ts"

interface Step {
  does: string
  how: string
}

/** `/guide/chair`, `/guide/panelist`: how a first session goes, on one page. */
@customElement("plenary-guide-page")
@localized()
export class GuidePage extends LitElement {
  @property() of: "chair" | "panelist" = "panelist"

  protected override createRenderRoot() {
    return this
  }

  protected override render() {
    const title =
      this.of === "chair"
        ? msg("Your first panel in 20 minutes", { id: "guide.chair" })
        : msg("Your first session as a panelist", { id: "guide.panelist" })
    pageTitle.value = title
    const steps = this.of === "chair" ? chairSteps() : panelistSteps()
    return html`<div class="page narrow stack">
      <h1>${title}</h1>
      <ol class="stack">${steps.map(({ does, how }) => html`<li><strong>${does}</strong><br />${how}</li>`)}</ol>
      <p class="no-print"><button @click=${() => print()}>${msg("Print", { id: "record.print" })}</button></p>
    </div>`
  }
}

const chairSteps = (): Step[] => [
  {
    does: msg("Set the rules.", { id: "guide.c1" }),
    how: msg(
      "In Settings: the title, the languages, which texts are authentic, the sides if there are any, and the rule by which the panel agrees.",
      { id: "guide.c1how" },
    ),
  },
  {
    does: msg("Invite the people.", { id: "guide.c2" }),
    how: msg(
      "Paste the list of names, one a line; a preview shows what could not be read. Make a link for each person and send it to nobody else: whoever opens it takes the seat.",
      { id: "guide.c2how" },
    ),
  },
  {
    does: msg("Add the topics and plan the session.", { id: "guide.c3" }),
    how: msg(
      "Give it an hour and the cities whose clocks are shown, set minutes for each item, and add what is to be read before.",
      {
        id: "guide.c3how",
      },
    ),
  },
  {
    does: msg("Start at the hour.", { id: "guide.c4" }),
    how: msg(
      "The button at the foot of the page is always the next step; what else can be done stands under “Other choices”.",
      {
        id: "guide.c4how",
      },
    ),
  },
  {
    does: msg("Write together, then make statements.", { id: "guide.c5" }),
    how: msg(
      "Everyone writes in the note at once. Select the words that the panel should decide on and make a statement of them and propose it; its authentic texts are confirmed before positions are taken on it.",
      { id: "guide.c5how" },
    ),
  },
  {
    does: msg("Rate first, then call for consensus.", { id: "guide.c6" }),
    how: msg(
      "A rating from 1 to 9 shows where to listen. The call asks each for a position. Nobody sees a result before you close and show it.",
      {
        id: "guide.c6how",
      },
    ),
  },
  {
    does: msg("Answer objections, then declare.", { id: "guide.c7" }),
    how: msg(
      "Each objection gets an answer before a record is declared. You declare what the rule gives, or less, never more.",
      {
        id: "guide.c7how",
      },
    ),
  },
  {
    does: msg("Read out the outcomes and close.", { id: "guide.c8" }),
    how: msg("The minutes are written from the log. Send them for comments, adopt them, publish them.", {
      id: "guide.c8how",
    }),
  },
]

const panelistSteps = (): Step[] => [
  {
    does: msg("Open your link, and keep the return link.", { id: "guide.p1" }),
    how: msg(
      "The invitation opens your seat once. The return link, shown right after, opens it again, on another device too.",
      {
        id: "guide.p1how",
      },
    ),
  },
  {
    does: msg("Read what is to be read.", { id: "guide.p2" }),
    how: msg("Before the session starts, its page shows the agenda and the papers, and a rating to practise with.", {
      id: "guide.p2how",
    }),
  },
  {
    does: msg("Look at the foot of the page.", { id: "guide.p3" }),
    how: msg("The bar there says what is asked of you now. Where it asks nothing, nothing is missing.", {
      id: "guide.p3how",
    }),
  },
  {
    does: msg("Write and comment.", { id: "guide.p4" }),
    how: msg(
      "In the note you write with all others. Select words to discuss them or to suggest others in their place.",
      {
        id: "guide.p4how",
      },
    ),
  },
  {
    does: msg("Ask for the floor.", { id: "guide.p5" }),
    how: msg("The list of speakers shows where you stand, and the page says when it is your turn.", {
      id: "guide.p5how",
    }),
  },
  {
    does: msg("Rate from 1 to 9.", { id: "guide.p6" }),
    how: msg(
      "Choose “Outside my field” where you cannot judge. You may change your answer until the round is closed.",
      {
        id: "guide.p6how",
      },
    ),
  },
  {
    does: msg("Take a position.", { id: "guide.p7" }),
    how: msg(
      "Agree, agree with a reservation, disagree, cannot accept, or abstain. Whoever cannot accept says why, and what would help.",
      {
        id: "guide.p7how",
      },
    ),
  },
  {
    does: msg("Afterwards.", { id: "guide.p8" }),
    how: msg(
      "Until the minutes are adopted, whoever was asked in a record’s round may add a reservation or a dissent to it. Whoever was at the session may propose corrections to its minutes while they are out for comments.",
      {
        id: "guide.p8how",
      },
    ),
  },
]

declare global {
  interface HTMLElementTagNameMap {
    "plenary-guide-page": GuidePage
  }
}
