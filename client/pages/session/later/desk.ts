/** The acts of a seat on a record, with their labels: no observer's page imports it. */
import "../../../elements/session/record-card/plenary-act-row.ts"
import "../../../elements/session/record-card/plenary-record-desk.ts"
