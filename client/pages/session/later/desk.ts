/** What a seat may do about a record, with the acts and their words: no observer's page fetches it. */
import "../../../elements/session/record-card/plenary-act-row.ts"
import "../../../elements/session/record-card/plenary-record-desk.ts"
