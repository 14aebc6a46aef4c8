/** What a room shows only once something has happened in it: results, records, objections, questions, its close; and what a topic outside one shows. */
import "../../../elements/session/agenda/topicPlace.ts"
import "../../../elements/session/floor/afterClose.ts"
import "../../../elements/session/rail/questionList.ts"
import "../../../elements/session/rail/resultRail.ts"
import "../../../elements/session/record-card/driftBadge.ts"
import "../../../elements/session/record-card/recordCard.ts"
import "../../../elements/session/round/result/roundResult.ts"
import "../../../elements/session/statement/objectionItem.ts"
import "./papers.ts"

export { justNow } from "../parts/justNow.ts"
