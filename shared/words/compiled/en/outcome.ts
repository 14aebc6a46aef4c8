// written by npm run words from the catalogues beside this folder
import type { Message } from "../../message.ts"
import type { OutcomeParameters } from "../parameters.ts"

export const outcome: Readonly<Record<keyof OutcomeParameters, Message>> = {
  "count": ["n",{"0":"no","2":"two","3":"three","4":"four","5":"five","6":"six","7":"seven","8":"eight","9":"nine","one":"one","other":"{n}"}],
  "figures": "{support}/{cast}",
  "figures.answered": "{figures}; {answered} of {electorate} answered",
  "figures.side": "{side} {support}/{cast}",
  "figures.sides": "{figures}; {sides}",
  "figures.sides.next": "{before}, {next}",
  "label.latin": "{label}",
  "statement.amending": "{label} version {version} (amending CR-{n})",
  "statement.bracketed": ["n",{"one":["carried",{"yes":"{label} still had {count} open bracket; no call for consensus was opened, and it was carried over to the next session.","other":"{label} still had {count} open bracket; no call for consensus was opened, and no consensus was recorded."}],"other":["carried",{"yes":"{label} still had {count} open brackets; no call for consensus was opened, and it was carried over to the next session.","other":"{label} still had {count} open brackets; no call for consensus was opened, and no consensus was recorded."}]}],
  "statement.called": ["carried",{"yes":"No consensus on {label}: it was carried over to the next session ({figures}).","other":"No consensus on {label}: no consensus was recorded ({figures})."}],
  "statement.closed": "The round on {label} is closed; its result is not shown.",
  "statement.draft": "{label} is a draft that was not proposed.",
  "statement.in-round": "A round on {label} is still open; nothing is shown.",
  "statement.no-quorum": "{sentence} The call had no quorum.",
  "statement.proposed": "{label} is proposed and has not been decided.",
  "statement.rated": ["carried",{"yes":"{label} was rated (median {median}) and not called; it was carried over to the next session.","other":"{label} was rated (median {median}) and not called; no consensus was recorded."}],
  "statement.uncalled": ["carried",{"yes":"No call for consensus on {label} was opened; it was carried over to the next session.","other":"No call for consensus on {label} was opened; no consensus was recorded."}],
}
