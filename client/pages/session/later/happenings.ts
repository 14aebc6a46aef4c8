/**
 * The elements that a room shows only after an event: results, records, objections, questions and the session's close.
 * The list of a topic's sessions is included, too.
 */
import "../../../elements/session/agenda/plenary-topic-place.ts"
import "../../../elements/session/floor/plenary-after-close.ts"
import "../../../question/plenary-questions.ts"
import "../../../elements/session/rail/plenary-result-rail.ts"
import "../../../elements/session/record-card/plenary-drift-badge.ts"
import "../../../elements/session/record-card/plenary-record-card.ts"
import "../../../elements/session/round/result/plenary-round-result.ts"
import "../../../elements/session/statement/plenary-objection.ts"
import "./plenary-papers.ts"

export { justNow } from "../parts/justNow.ts"
