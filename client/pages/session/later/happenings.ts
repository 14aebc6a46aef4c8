/** What a room shows only once something has happened in it: results, records, objections, questions, its close; and what a topic outside one shows. */
import "../../../elements/session/agenda/plenary-topic-place.ts"
import "../../../elements/session/floor/plenary-after-close.ts"
import "../../../elements/session/rail/plenary-questions.ts"
import "../../../elements/session/rail/plenary-result-rail.ts"
import "../../../elements/session/record-card/plenary-drift-badge.ts"
import "../../../elements/session/record-card/plenary-record-card.ts"
import "../../../elements/session/round/result/plenary-round-result.ts"
import "../../../elements/session/statement/plenary-objection.ts"
import "./plenary-papers.ts"

export { justNow } from "../parts/justNow.ts"
