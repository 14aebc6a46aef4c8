/** What a session shows while it is held: the chair, who speaks and who waits, and for who keeps the room, who is there. */
import "../../../elements/session/agenda/plenary-attendance.ts"
import "../../../elements/session/floor/plenary-ask-floor.ts"
import "../../../elements/session/floor/plenary-chair.ts"
import "../../../elements/session/floor/plenary-floor-place.ts"
import "../../../elements/session/floor/plenary-speakers.ts"
import "./plenary-papers.ts"
