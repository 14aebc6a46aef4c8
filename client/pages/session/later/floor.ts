/** The elements of a live session: the chair, the speaker, the queue, and for the secretary the attendance. */
import "../../../elements/session/agenda/plenary-attendance.ts"
import "../../../elements/session/budgets/plenary-side-budgets.ts"
import "../../../elements/session/floor/plenary-ask-floor.ts"
import "../../../elements/session/floor/plenary-chair.ts"
import "../../../elements/session/floor/plenary-floor-place.ts"
import "../../../elements/session/floor/plenary-speakers.ts"
import "./plenary-papers.ts"
