/** The elements with which a member acts on a record. An observer's page does not import this file. */
import "../../../elements/session/record-card/plenary-act-row.ts"
import "../../../elements/session/record-card/plenary-record-acts.ts"
import "../../../elements/session/record-card/plenary-record-desk.ts"
