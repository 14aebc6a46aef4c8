import type { RefusalCode } from "./statuses.ts"

/** The refusals in English. */
export const refusalsInEnglish: Readonly<Record<RefusalCode, string>> = {
  "round-closed":
    "This round closed at {time}, so your answer was not recorded. Until the minutes are adopted you can add a reservation or a dissent.",
  "not-in-electorate": "You joined after this round opened. You can answer from the next one on.",
  "reason-required": "Please give a reason. It is printed with the record.",
  "alone-why": "Nobody else can confirm this now, so you decide alone. Please give a reason. The minutes print it.",
  "amends-number":
    "This changes a number, so it is no slip of the pen. Make an amendment instead: a new version and a new call.",
  "amends-negation":
    "This changes a negation, so it is no slip of the pen. Make an amendment instead: a new version and a new call.",
  "amends-words":
    "This changes more than a tenth of the words, so it is no slip of the pen. Make an amendment instead: a new version and a new call.",
  "remedy-required": "Please say what change would make the text acceptable to you.",
  "already-answered": "Your answer is recorded. Choose Change to replace it.",
  "already-done": "{name} already did this at {time}.",
  "level-too-high": "The rule gives {computed}; {wanted} cannot be declared.",
  "rule-frozen":
    "Rule, list of those who answer and anonymity were fixed when the round opened. To change them, void the round.",
  "wrong-side": "Only {side} can confirm the {language} text.",
  "text-behind": "The {language} text is behind the authentic one. Bring it up to date, or leave it out of this call.",
  "text-not-confirmed": "The {language} text is not confirmed yet. Ask {name} to confirm it first.",
  "bracket-open": "{n} brackets are still open in this text.",
  "no-quorum": "No quorum: {side} needs {n} more. Not here: {names}.",
  "below-quorum":
    "Below the quorum: of {side}, {answered} of {needed} needed have answered. Closed now, the call has no outcome.",
  "objection-open": "{name}'s objection has not been answered.",
  "note-locked": "The note has been locked since {time}. Send your text as suggestions, or copy it.",
  "no-mail": "No mail server is set, so nothing was sent. Copy the text and send it yourself.",
  "version-frozen": "Version {n} is frozen. Make a new version to change the wording.",
  "moderator-only": "Only a moderator can do this.",
  "took-a-position": "You took a position on this text, so {name} declares the result.",
  "record-fixed": "A record cannot be changed. It can be superseded, withdrawn or given an erratum.",
  "record-ended": "CR-{n} no longer waits to be confirmed.",
  "proposal-past": "This proposal no longer waits: what it was about has changed since.",
  "not-in-force": "CR-{n} is not in force, so it cannot be countersigned.",
  "not-at-the-table": "You were not at the table when CR-{n} was declared, so you cannot countersign it.",
  "already-countersigned": "You countersigned CR-{n} at {time}. Once is enough.",
  "minutes-adopted": "The minutes were adopted at {time}. You can still add a statement of change.",
  "session-not-live": "The session is not live, so this is not possible now.",
  "session-not-closed": "The session is not closed yet. Close it first.",
  "item-held": "The item that is being held stays on the agenda. Move on to another item first.",
  "session-started": "The session has started, so this is no longer possible. It can be closed.",
  "minutes-sent": "The minutes of this session were sent, so it stays closed. Continue in a new, linked session.",
  "session-continued": "A new session goes on with this one, so it stays closed. Go on in the new one.",
  "elector-busy":
    "{name} is asked in the open round on {label}. Close or void it first. An administrator can suspend the seat at once.",
  "seat-unconfirmed": "Your seat is not confirmed yet, so you cannot do this. You can read and write.",
  "side-held": "People sit on {side}. Move each of them first; then the side can be given up.",
  "sides-in-round":
    "A round is open, so the titles and marks of the sides stay as they are. Show its result or void it first.",
  "adoption-asked":
    "The adoption of these minutes waits for a confirmation. Take the proposal back before you change them.",
  "minutes-changed":
    "The minutes no longer say what was read or proposed, so nothing was adopted. Read the words that changed on the page of the minutes; then their adoption can be proposed anew.",
  "seat-free": "Nobody holds the seat of {name}. Make an invitation link for it.",
  "seat-reissued":
    "This round opened before your seat was given anew, so it cannot be answered from here. Say your position in the session; the secretary enters it.",
  "invite-ended":
    "The seat or the panel that this link was made for has changed since, so it opens nothing any more. Ask the sender for a new one.",
  "return-ended":
    "This return link opens nothing any more: a newer one was made, or the seat has ended. Open the newer one, or ask who runs the panel.",
  "code-wrong": "This code is not right, or it is over. Check it, or have a new one sent.",
  "address-taken":
    "Another seat of this panel has confirmed this address already. Give each seat an address of its own.",
  "invite-unknown": "This link is not known here. Check that it was copied whole, or ask the sender for a new one.",
  "invite-used":
    "This link was used and opens no further seat. If you came in by it before, come back by your return link or, where you confirmed an e-mail address, by a code sent to it. Otherwise ask the sender for a new link.",
  "invite-expired": "This link has expired. Ask the sender for a new one.",
  "invite-revoked": "This link was revoked. Ask the sender for a new one.",
  "seat-taken":
    "{name} has taken this seat, so no invitation opens it any more. {name} comes back by the return link or, with a confirmed e-mail address, by a code sent to it.",
  "other-browser": "You answered this secret round in another browser. Only that one can change the answer.",
  "ballots-wait":
    "Your ballot waits. Another program on the server is reading its database, and until that ends the order of ballots could be found there.",
  "ballot-elsewhere":
    "Your ballot of this round is in another browser of yours and not cast yet. Answering here ends it there.",
  "too-few-to-hide": "Only {n} can answer: with fewer than four the result would name people. Open it named.",
  "side-too-small": "One side has only {n}: the outcome of a call would tell how they stood. Open it named.",
  "ballot-replaced": "The server has restarted, and this ballot was replaced by a new one. Please answer again.",
  "too-long": "This is too long to send ({n} of {max} characters). Nothing was lost.",
  "not-permitted": "Your seat does not include this. {role} can do it.",
  "text-changed": "The text changed while you were reading it. Look at it again, then repeat.",
  "tally-changed": "A position changed while you were looking at the result. Look at it again, then declare.",
  "round-running": "A round on this text is still open. Close it first.",
  "round-not-closed": "This round is still open, so nothing can be shown yet.",
  "silence-running":
    "This silence procedure runs until {time} and ends by itself. It cannot be cut short; it can be voided with a reason.",
  "silence-length":
    "A silence procedure ends between one minute and 90 days from now; an extension moves its end to later.",
  "silence-extended": "This silence procedure was extended once and cannot be extended again. It ends at {time}.",
  "time-over": "This ended at {time}, so it is no longer possible.",
  "not-proposed": "Propose the text first; only a frozen wording can be answered.",
  "text-missing": "The {language} text is still missing.",
  "position-shown":
    "You were asked about this wording and its positions have been shown, so you cannot recuse yourself now. From the next version on you can.",
  "not-revealed": "Nothing can be declared before positions are shown.",
  "no-level":
    "The rule gives “{computed}”, so there is nothing to declare. Carry the text over or record that there is no consensus.",
  "wrong-answer": "This answer does not belong to this kind of round.",
  "topic-ended":
    "The session is closed, and with it this topic's note and statements. Suggest other words, or ask a moderator to reopen the topic.",
  "topic-closed": "This topic is closed. A moderator can reopen it with a reason.",
  "statement-ended": "This text was withdrawn and cannot be changed.",
  "minutes-not-ready":
    "The minutes are not that far yet: they are sent for comments, their corrections are decided, then they are adopted.",
  "not-a-demo": "Only a demo can be removed. This panel and its records stay.",
  "attribution-looser":
    "Something was said under the present attribution, so it cannot be loosened. A stricter one can be set.",
  "consent-due": "The attribution has changed. Please read it and agree before you contribute.",
  "attribution-changed":
    "The attribution of this panel changed since this page showed it. Please read it again, and agree before you come in.",
  "settings-fixed": "The panel has begun to work under this setting, so it can no longer be changed.",
  "title-missing": "A title is needed in at least one language.",
  "share-over-whole": "A share in the rule cannot be more than the whole.",
  "quorum-zero": "The quorum must be above 0: otherwise a round could be decided without an answer.",
  "side-quorum-zero": "The quorum of each side must be above 0: otherwise a side could be passed over.",
  "support-below-half": "The support must be at least 1/2: with less, a text that most reject could be declared.",
  "side-floor-whole": "What each side's support must exceed has to be less than 1: no side can exceed the whole.",
  "side-marks": "Each side needs a mark of its own, of one or two letters.",
  "undo-over": "The two minutes for undoing this are over. Continue in a new, linked session.",
  "note-renewed": "This note began anew while you were writing.",
  "too-many-writers":
    "{n} pages have written in this note, so it gets slow. Ask everyone to leave it and your administrator to run “plenary compact”, then reload together.",
  "write-refused": "This change is not allowed in a note.",
  "bad-input": "This was not understood, and nothing was changed. Please check what you entered.",
  "unknown-field":
    "This page sent “{field}”, which the server does not know. Nothing was changed. Reload, then try again.",
  "unknown-command": "This page is older than the server. Reload to continue; nothing is lost.",
  "sign-in": "Please open your invitation or your return link first.",
  "no-access": "You have no access to this, or no longer.",
  "foreign-origin": "This page's address is not one that the server knows. Its administrator sets PUBLIC_URL.",
  "no-upgrade":
    "This address speaks WebSocket only. A proxy before the server removed the Upgrade header: its administrator lets it pass.",
  "not-found": "There is nothing at this address, or you may not see it.",
  "too-large": "This is too large to send (at most {max} bytes). Nothing was lost.",
  "too-fast": "Too many actions at once. Try again in {n} seconds.",
  "disk-full":
    "The disk of the server is full, so this was not saved. What was saved before is safe. Please tell whoever runs the server, and try again when there is room.",
  "database-damaged":
    "The server has found its database damaged and saves nothing any more. Please tell whoever runs the server: a backup can be put back.",
  "workspace-stopped":
    "This panel is stopped: entry {n} of its log cannot be read as it was written. Please tell whoever runs the server: a backup can be put back.",
  "chain-broken": "Does not verify: entry {n} differs.",
  internal: "This did not work. What was saved is safe. Please quote {id}.",
  busy: "The server is busy. Nothing was lost; try again in a moment.",
}
