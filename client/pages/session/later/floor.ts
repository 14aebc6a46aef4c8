/** What a session shows while it is held: the chair, who speaks and who waits, and for who keeps the room, who is there. */
import "../../../elements/session/agenda/attendanceTicks.ts"
import "../../../elements/session/floor/askFloor.ts"
import "../../../elements/session/floor/chairPlace.ts"
import "../../../elements/session/floor/floorPlace.ts"
import "../../../elements/session/floor/speakerList.ts"
import "./papers.ts"
