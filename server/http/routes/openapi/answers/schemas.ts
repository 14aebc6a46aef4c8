// Written by `npm run answers` from the types in answers.ts.
import type { ZodOpenApiComponentsObject } from "zod-openapi"

/** The schemas of all answers, by the names of their types. */
export const answerSchemas: NonNullable<ZodOpenApiComponentsObject["schemas"]> = {
 "AccountAnswer": {
  "description": "The account that this browser is signed in to. `free`: the seats that it holds and that no account keeps. `others`: those that it holds as somebody else, in panels in which the account has a seat.",
  "type": "object",
  "properties": {
   "ways": {
    "$ref": "#/components/schemas/SignInWays"
   },
   "account": {
    "anyOf": [
     {
      "$ref": "#/components/schemas/AccountShown"
     },
     {
      "type": "null"
     }
    ]
   },
   "free": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/SeatListed"
    }
   },
   "others": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/SeatListed"
    }
   }
  },
  "required": [
   "ways",
   "account",
   "free",
   "others"
  ]
 },
 "AccountAtDoor": {
  "description": "The account to which the browser of somebody who comes in is signed in. It may be another person's.",
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "name": {
    "type": "string"
   },
   "email": {
    "description": "\"\" if the account has no verified address",
    "type": "string"
   },
   "proved": {
    "description": "whether somebody signed in to it in this browser within the last 15 minutes",
    "type": "boolean"
   }
  },
  "required": [
   "id",
   "name",
   "email",
   "proved"
  ]
 },
 "AccountForSeat": {
  "description": "Whether a link's seat needs an account (DOMAIN SI11), and how its reader gets one.",
  "type": "object",
  "properties": {
   "required": {
    "type": "boolean"
   },
   "signedIn": {
    "description": "the account to which this browser is signed in; null if to none. On an administrator's link: the account that the browser leaves by coming in",
    "anyOf": [
     {
      "$ref": "#/components/schemas/AccountAtDoor"
     },
     {
      "type": "null"
     }
    ]
   },
   "ways": {
    "$ref": "#/components/schemas/SignInWays"
   }
  },
  "required": [
   "required",
   "signedIn",
   "ways"
  ]
 },
 "AccountShown": {
  "description": "The reader's own account. Nobody else reads it.",
  "type": "object",
  "properties": {
   "name": {
    "type": "string"
   },
   "affiliation": {
    "type": "string"
   },
   "email": {
    "description": "the verified address; \"\" if the account has none",
    "type": "string"
   },
   "verifiedBy": {
    "anyOf": [
     {
      "type": "string",
      "enum": [
       "link",
       "service"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "proved": {
    "description": "whether the owner may add a way to sign in now, as they have just proved to be the owner (DOMAIN SI13)",
    "type": "boolean"
   },
   "passkeys": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "id": {
       "type": "string"
      },
      "name": {
       "type": "string"
      },
      "madeAt": {
       "type": "number"
      },
      "usedAt": {
       "anyOf": [
        {
         "type": "number"
        },
        {
         "type": "null"
        }
       ]
      }
     },
     "required": [
      "id",
      "name",
      "madeAt",
      "usedAt"
     ]
    }
   },
   "services": {
    "description": "the names of the sign-in services that vouch for the owner",
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "seats": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/SeatListed"
    }
   },
   "signIns": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "id": {
       "type": "string"
      },
      "device": {
       "type": "string"
      },
      "createdAt": {
       "type": "number"
      },
      "usedOn": {
       "type": "number"
      },
      "here": {
       "type": "boolean"
      }
     },
     "required": [
      "id",
      "device",
      "createdAt",
      "usedOn",
      "here"
     ]
    }
   }
  },
  "required": [
   "name",
   "affiliation",
   "email",
   "verifiedBy",
   "proved",
   "passkeys",
   "services",
   "seats",
   "signIns"
  ]
 },
 "AccountsNeeded": {
  "description": "`GET /api/workspaces/{slug}/accounts`: what it would mean for the panel to require accounts (DOMAIN SI12).",
  "type": "object",
  "properties": {
   "ways": {
    "description": "whether people can get an account at this server",
    "type": "boolean"
   },
   "taken": {
    "description": "the number of seats that vote and that somebody has taken",
    "type": "number"
   },
   "without": {
    "description": "how many of them no account keeps",
    "type": "number"
   }
  },
  "required": [
   "ways",
   "taken",
   "without"
  ]
 },
 "ActionItem": {
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "topic": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "owners": {
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "text": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "due": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "record": {
    "description": "The record that the action carries out; absent if it comes from no record.",
    "type": "string"
   },
   "at": {
    "type": "number"
   },
   "done": {
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "id",
   "topic",
   "owners",
   "text",
   "due",
   "at",
   "done"
  ]
 },
 "Addition": {
  "description": "A member's addition to a record: a reservation, a dissent or a change of position.",
  "type": "object",
  "properties": {
   "by": {
    "type": "string"
   },
   "text": {
    "description": "The member's text; empty once the author has withdrawn the addition.",
    "type": "object",
    "properties": {
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "text": {
      "type": "string"
     }
    },
    "required": [
     "lang",
     "text"
    ]
   },
   "at": {
    "type": "number"
   },
   "seq": {
    "description": "The number of the entry that made the addition.",
    "type": "number"
   },
   "withdrawn": {
    "type": "number"
   }
  },
  "required": [
   "by",
   "text",
   "at",
   "seq"
  ]
 },
 "Adopting": {
  "description": "The hashes of the text that would be adopted now. A member who proposes or confirms the adoption sends these hashes to say which text they read.",
  "type": "object",
  "properties": {
   "words": {
    "type": "object",
    "properties": {
     "minutes": {
      "type": "string"
     },
     "outcomes": {
      "type": "string"
     }
    },
    "required": [
     "minutes",
     "outcomes"
    ]
   },
   "before": {
    "description": "the text at the time of the proposal, if the minutes or the outcome paper differ from it now; else null",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "proposal": {
        "type": "string"
       },
       "prose": {
        "type": "array",
        "items": {
         "$ref": "#/components/schemas/Prose"
        }
       },
       "minutes": {
        "type": "boolean"
       },
       "outcomes": {
        "type": "boolean"
       }
      },
      "required": [
       "proposal",
       "prose",
       "minutes",
       "outcomes"
      ]
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "words",
   "before"
  ]
 },
 "AgreedTopic": {
  "description": "The agreements of one topic among the records that the filters leave.",
  "type": "object",
  "properties": {
   "workspace": {
    "type": "string"
   },
   "workspaceTitle": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "topic": {
    "type": "string"
   },
   "topicTitle": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "levels": {
    "description": "The number of records in force at each level.",
    "type": "object",
    "properties": {
     "unanimity": {
      "type": "number"
     },
     "consensus": {
      "type": "number"
     },
     "rough": {
      "type": "number"
     }
    },
    "required": [
     "unanimity",
     "consensus",
     "rough"
    ]
   }
  },
  "required": [
   "workspace",
   "workspaceTitle",
   "topic",
   "topicTitle",
   "levels"
  ]
 },
 "Archived": {
  "description": "The end of changes in a workspace that can still be read (DOMAIN AW1).",
  "type": "object",
  "properties": {
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   },
   "reason": {
    "type": "string"
   },
   "reasonLang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   }
  },
  "required": [
   "by",
   "at",
   "reason"
  ]
 },
 "CalendarMade": {
  "description": "`POST /api/workspaces/{slug}/calendar {of}`: a new address, which ends the earlier one. It is sent only in this answer.",
  "type": "object",
  "properties": {
   "path": {
    "type": "string"
   },
   "madeAt": {
    "type": "number"
   }
  },
  "required": [
   "path",
   "madeAt"
  ]
 },
 "CalendarState": {
  "description": "`GET /api/workspaces/{slug}/calendar`: when the calendars' addresses were made; null if there is none.",
  "type": "object",
  "properties": {
   "own": {
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "workspace": {
    "description": "always null for a caller who may not give out the workspace's calendar",
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "own",
   "workspace"
  ]
 },
 "Classed": {
  "description": "A class with the rule that gave it.",
  "type": "object",
  "properties": {
   "is": {
    "type": "string",
    "enum": [
     "opposed",
     "supported",
     "uncertain"
    ]
   },
   "by": {
    "description": "`median`: the median is 4 to 6, so the class does not depend on disagreement.",
    "type": "string",
    "enum": [
     "classic",
     "index",
     "median"
    ]
   },
   "other": {
    "description": "The class by the disagreement index if the classic rule gave `is` and the two differ; otherwise null.",
    "anyOf": [
     {
      "type": "string",
      "enum": [
       "opposed",
       "supported",
       "uncertain"
      ]
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "is",
   "by",
   "other"
  ]
 },
 "Clocked": {
  "type": "object",
  "properties": {
   "item": {
    "description": "The agenda item that was current; null if there was none.",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "as": {
    "type": "string",
    "enum": [
     "chair",
     "excluded",
     "side",
     "unsided"
    ]
   },
   "side": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "ms": {
    "type": "number"
   }
  },
  "required": [
   "item",
   "as",
   "side",
   "ms"
  ]
 },
 "CodeAsked": {
  "description": "`POST …/address/code` and `POST /api/return/code {email}`: a code was mailed. The client sends the code back with this id.",
  "type": "object",
  "properties": {
   "request": {
    "type": "string"
   }
  },
  "required": [
   "request"
  ]
 },
 "CommentOriginal": {
  "description": "The original of a comment, and when its author last corrected it.",
  "type": "object",
  "properties": {
   "lang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "text": {
    "type": "string"
   },
   "corrected": {
    "type": "number"
   }
  },
  "required": [
   "lang",
   "text"
  ]
 },
 "ConsentGiven": {
  "description": "A consent of a member to one notice.",
  "type": "object",
  "properties": {
   "hash": {
    "type": "string"
   },
   "version": {
    "type": "number"
   },
   "lang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "at": {
    "type": "number"
   },
   "region": {
    "description": "The region in which the member is.",
    "type": "string"
   }
  },
  "required": [
   "hash",
   "version",
   "lang",
   "at",
   "region"
  ]
 },
 "Correction": {
  "description": "A correction of sent minutes that a member proposed.",
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "by": {
    "type": "string"
   },
   "text": {
    "type": "object",
    "properties": {
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "text": {
      "type": "string"
     }
    },
    "required": [
     "lang",
     "text"
    ]
   },
   "at": {
    "type": "number"
   },
   "accepted": {
    "anyOf": [
     {
      "type": "boolean"
     },
     {
      "type": "null"
     }
    ]
   },
   "declined": {
    "description": "The decision to decline it, with its reason; absent if nobody did, or if an earlier version did without one.",
    "type": "object",
    "properties": {
     "by": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "at": {
      "type": "number"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "by",
     "at",
     "reason"
    ]
   },
   "insisted": {
    "description": "The author's reason for insisting on it.",
    "type": "object",
    "properties": {
     "text": {
      "type": "object",
      "properties": {
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "text": {
        "type": "string"
       }
      },
      "required": [
       "lang",
       "text"
      ]
     },
     "at": {
      "type": "number"
     }
    },
    "required": [
     "text",
     "at"
    ]
   }
  },
  "required": [
   "id",
   "by",
   "text",
   "at",
   "accepted"
  ]
 },
 "DeletedCounts": {
  "description": "The numbers of what a panel held when it was deleted.",
  "type": "object",
  "properties": {
   "members": {
    "type": "number"
   },
   "topics": {
    "type": "number"
   },
   "sessions": {
    "type": "number"
   },
   "records": {
    "type": "number"
   },
   "files": {
    "type": "number"
   }
  },
  "required": [
   "members",
   "topics",
   "sessions",
   "records",
   "files"
  ]
 },
 "DeletionCertificate": {
  "description": "The content of a certificate of deletion (DOMAIN DW3). The server signs it in its canonical form.",
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "plenary deletion 1"
   },
   "workspace": {
    "type": "string"
   },
   "slug": {
    "type": "string"
   },
   "title": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "deletedAt": {
    "description": "when an administrator deleted the panel, and when everything was deleted",
    "type": "number"
   },
   "endedAt": {
    "type": "number"
   },
   "head": {
    "description": "the number and the hash of the last entry",
    "type": "object",
    "properties": {
     "seq": {
      "type": "number"
     },
     "hash": {
      "type": "string"
     }
    },
    "required": [
     "seq",
     "hash"
    ]
   },
   "counts": {
    "$ref": "#/components/schemas/DeletedCounts"
   },
   "backupsUntil": {
    "description": "when the last backup of the server's schedule that holds the panel is deleted; null: there is no schedule",
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "workspace",
   "slug",
   "title",
   "deletedAt",
   "endedAt",
   "head",
   "counts",
   "backupsUntil"
  ]
 },
 "DeletionList": {
  "type": "object",
  "properties": {
   "deletions": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/DeletionShown"
    }
   }
  },
  "required": [
   "deletions"
  ]
 },
 "DeletionShown": {
  "description": "One row of `GET /api/deletions`: a panel that was deleted or is being deleted.",
  "type": "object",
  "properties": {
   "workspace": {
    "type": "string"
   },
   "slug": {
    "type": "string"
   },
   "title": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "at": {
    "type": "number"
   },
   "done": {
    "description": "how many rows were deleted so far; null once the certificate is there",
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "certificate": {
    "anyOf": [
     {
      "$ref": "#/components/schemas/DeletionCertificate"
     },
     {
      "type": "null"
     }
    ]
   },
   "signature": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "publicKey": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "workspace",
   "slug",
   "title",
   "at",
   "done",
   "certificate",
   "signature",
   "publicKey"
  ]
 },
 "DraftSaved": {
  "description": "The answer: when the text was stored.",
  "type": "object",
  "properties": {
   "savedAt": {
    "type": "number"
   }
  },
  "required": [
   "savedAt"
  ]
 },
 "EarlierSeat": {
  "description": "A role and a side of earlier. The member had them up to and including the instant `until`.",
  "type": "object",
  "properties": {
   "role": {
    "type": "string",
    "enum": [
     "alternate",
     "interpreter",
     "moderator",
     "observer",
     "panelist",
     "secretary"
    ]
   },
   "side": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "delegate": {
    "description": "The delegate whose alternate the member was; absent if they were nobody's.",
    "type": "string"
   },
   "until": {
    "type": "number"
   },
   "seq": {
    "description": "The number of the entry that gave the member another role or side.",
    "type": "number"
   }
  },
  "required": [
   "role",
   "side",
   "until",
   "seq"
  ]
 },
 "EditCounts": {
  "description": "`GET /api/sessions/{id}/edits`: how often the notes of the session's agenda changed. The session is divided into equal spans, each with one count.",
  "type": "object",
  "properties": {
   "from": {
    "type": "number"
   },
   "to": {
    "type": "number"
   },
   "counts": {
    "type": "array",
    "items": {
     "type": "number"
    }
   }
  },
  "required": [
   "from",
   "to",
   "counts"
  ]
 },
 "EditorialMark": {
  "description": "A text of the note that differs from the record and was marked as meaning the same.",
  "type": "object",
  "properties": {
   "text": {
    "type": "string"
   },
   "by": {
    "description": "The member who proposed the mark.",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   },
   "reason": {
    "type": "string"
   },
   "reasonLang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "proposal": {
    "description": "The proposal of the mark; absent in marks of earlier versions, which needed no consent.",
    "type": "string"
   }
  },
  "required": [
   "text",
   "by",
   "at",
   "reason"
  ]
 },
 "EngineDraft": {
  "description": "The answer: the draft, with the names put back.",
  "type": "object",
  "properties": {
   "text": {
    "type": "string"
   }
  },
  "required": [
   "text"
  ]
 },
 "EntriesPage": {
  "description": "`GET /api/sessions/{id}/entries?from=&to=`: one page of the log after `from`, as the caller's audience may read it.",
  "type": "object",
  "properties": {
   "from": {
    "type": "number"
   },
   "to": {
    "type": "number"
   },
   "head": {
    "description": "The number of the newest entry in the log.",
    "type": "number"
   },
   "list": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/Entry"
    }
   }
  },
  "required": [
   "from",
   "to",
   "head",
   "list"
  ]
 },
 "Entry": {
  "description": "An event with its number in the log. `by` is null if the server itself wrote it, and the id of a program if one did by its token (DOMAIN X14).",
  "anyOf": [
   {
    "$ref": "#/components/schemas/Entry-access-set"
   },
   {
    "$ref": "#/components/schemas/Entry-accounts-set"
   },
   {
    "$ref": "#/components/schemas/Entry-action-added"
   },
   {
    "$ref": "#/components/schemas/Entry-action-done"
   },
   {
    "$ref": "#/components/schemas/Entry-addition-withdrawn"
   },
   {
    "$ref": "#/components/schemas/Entry-address-seen"
   },
   {
    "$ref": "#/components/schemas/Entry-address-set"
   },
   {
    "$ref": "#/components/schemas/Entry-agenda-moved"
   },
   {
    "$ref": "#/components/schemas/Entry-agenda-set"
   },
   {
    "$ref": "#/components/schemas/Entry-alternate-named"
   },
   {
    "$ref": "#/components/schemas/Entry-alternate-seated"
   },
   {
    "$ref": "#/components/schemas/Entry-alternate-withdrawn"
   },
   {
    "$ref": "#/components/schemas/Entry-anchors-set"
   },
   {
    "$ref": "#/components/schemas/Entry-answer-came-late"
   },
   {
    "$ref": "#/components/schemas/Entry-attendance-noted"
   },
   {
    "$ref": "#/components/schemas/Entry-attribution-accepted"
   },
   {
    "$ref": "#/components/schemas/Entry-attribution-set"
   },
   {
    "$ref": "#/components/schemas/Entry-budgets-set"
   },
   {
    "$ref": "#/components/schemas/Entry-chair-handed"
   },
   {
    "$ref": "#/components/schemas/Entry-chair-taken"
   },
   {
    "$ref": "#/components/schemas/Entry-change-stated"
   },
   {
    "$ref": "#/components/schemas/Entry-changes-seen"
   },
   {
    "$ref": "#/components/schemas/Entry-comment-corrected"
   },
   {
    "$ref": "#/components/schemas/Entry-comment-withdrawn"
   },
   {
    "$ref": "#/components/schemas/Entry-consent-given"
   },
   {
    "$ref": "#/components/schemas/Entry-consent-withdrawn"
   },
   {
    "$ref": "#/components/schemas/Entry-correction-decided"
   },
   {
    "$ref": "#/components/schemas/Entry-correction-insisted"
   },
   {
    "$ref": "#/components/schemas/Entry-correction-proposed"
   },
   {
    "$ref": "#/components/schemas/Entry-delegate-seated"
   },
   {
    "$ref": "#/components/schemas/Entry-deputy-named"
   },
   {
    "$ref": "#/components/schemas/Entry-description-set"
   },
   {
    "$ref": "#/components/schemas/Entry-dissent-added"
   },
   {
    "$ref": "#/components/schemas/Entry-drift-cleared"
   },
   {
    "$ref": "#/components/schemas/Entry-drift-found"
   },
   {
    "$ref": "#/components/schemas/Entry-editorial-marked"
   },
   {
    "$ref": "#/components/schemas/Entry-editorial-unmarked"
   },
   {
    "$ref": "#/components/schemas/Entry-embargo-set"
   },
   {
    "$ref": "#/components/schemas/Entry-engine-set"
   },
   {
    "$ref": "#/components/schemas/Entry-erasure-asked"
   },
   {
    "$ref": "#/components/schemas/Entry-erasure-declined"
   },
   {
    "$ref": "#/components/schemas/Entry-erasure-taken-back"
   },
   {
    "$ref": "#/components/schemas/Entry-erratum-in-force"
   },
   {
    "$ref": "#/components/schemas/Entry-erratum-objected"
   },
   {
    "$ref": "#/components/schemas/Entry-erratum-proposed"
   },
   {
    "$ref": "#/components/schemas/Entry-floor-asked"
   },
   {
    "$ref": "#/components/schemas/Entry-floor-ended"
   },
   {
    "$ref": "#/components/schemas/Entry-floor-given"
   },
   {
    "$ref": "#/components/schemas/Entry-floor-withdrawn"
   },
   {
    "$ref": "#/components/schemas/Entry-interest-proposed"
   },
   {
    "$ref": "#/components/schemas/Entry-interest-refused"
   },
   {
    "$ref": "#/components/schemas/Entry-interest-stated"
   },
   {
    "$ref": "#/components/schemas/Entry-invite-made"
   },
   {
    "$ref": "#/components/schemas/Entry-invite-revoked"
   },
   {
    "$ref": "#/components/schemas/Entry-item-extended"
   },
   {
    "$ref": "#/components/schemas/Entry-languages-set"
   },
   {
    "$ref": "#/components/schemas/Entry-member-admitted"
   },
   {
    "$ref": "#/components/schemas/Entry-member-changed"
   },
   {
    "$ref": "#/components/schemas/Entry-member-described"
   },
   {
    "$ref": "#/components/schemas/Entry-member-erased"
   },
   {
    "$ref": "#/components/schemas/Entry-member-left"
   },
   {
    "$ref": "#/components/schemas/Entry-member-recused"
   },
   {
    "$ref": "#/components/schemas/Entry-member-removed"
   },
   {
    "$ref": "#/components/schemas/Entry-member-suspended"
   },
   {
    "$ref": "#/components/schemas/Entry-minutes-adopted"
   },
   {
    "$ref": "#/components/schemas/Entry-minutes-amended"
   },
   {
    "$ref": "#/components/schemas/Entry-minutes-extended"
   },
   {
    "$ref": "#/components/schemas/Entry-minutes-published"
   },
   {
    "$ref": "#/components/schemas/Entry-minutes-recalled"
   },
   {
    "$ref": "#/components/schemas/Entry-minutes-sent"
   },
   {
    "$ref": "#/components/schemas/Entry-no-consensus-recorded"
   },
   {
    "$ref": "#/components/schemas/Entry-note-mode-set"
   },
   {
    "$ref": "#/components/schemas/Entry-note-restored"
   },
   {
    "$ref": "#/components/schemas/Entry-notice-sent"
   },
   {
    "$ref": "#/components/schemas/Entry-notice-wanted"
   },
   {
    "$ref": "#/components/schemas/Entry-objection-answered"
   },
   {
    "$ref": "#/components/schemas/Entry-objection-raised"
   },
   {
    "$ref": "#/components/schemas/Entry-objection-replied"
   },
   {
    "$ref": "#/components/schemas/Entry-one-text-consented"
   },
   {
    "$ref": "#/components/schemas/Entry-opening-ended"
   },
   {
    "$ref": "#/components/schemas/Entry-opening-planned"
   },
   {
    "$ref": "#/components/schemas/Entry-position-changed"
   },
   {
    "$ref": "#/components/schemas/Entry-press-link-made"
   },
   {
    "$ref": "#/components/schemas/Entry-press-link-opened"
   },
   {
    "$ref": "#/components/schemas/Entry-press-link-revoked"
   },
   {
    "$ref": "#/components/schemas/Entry-privacy-set"
   },
   {
    "$ref": "#/components/schemas/Entry-progress-members-named"
   },
   {
    "$ref": "#/components/schemas/Entry-progress-noted"
   },
   {
    "$ref": "#/components/schemas/Entry-proposal-carried"
   },
   {
    "$ref": "#/components/schemas/Entry-proposal-confirmed"
   },
   {
    "$ref": "#/components/schemas/Entry-proposal-made"
   },
   {
    "$ref": "#/components/schemas/Entry-proposal-refused"
   },
   {
    "$ref": "#/components/schemas/Entry-proposal-taken-back"
   },
   {
    "$ref": "#/components/schemas/Entry-question-answered"
   },
   {
    "$ref": "#/components/schemas/Entry-question-approved"
   },
   {
    "$ref": "#/components/schemas/Entry-question-asked"
   },
   {
    "$ref": "#/components/schemas/Entry-question-dismissed"
   },
   {
    "$ref": "#/components/schemas/Entry-queue-ordered"
   },
   {
    "$ref": "#/components/schemas/Entry-reading-added"
   },
   {
    "$ref": "#/components/schemas/Entry-reading-removed"
   },
   {
    "$ref": "#/components/schemas/Entry-reasons-grouped"
   },
   {
    "$ref": "#/components/schemas/Entry-reasons-set"
   },
   {
    "$ref": "#/components/schemas/Entry-record-confirmed"
   },
   {
    "$ref": "#/components/schemas/Entry-record-countersigned"
   },
   {
    "$ref": "#/components/schemas/Entry-record-declared"
   },
   {
    "$ref": "#/components/schemas/Entry-record-lapsed"
   },
   {
    "$ref": "#/components/schemas/Entry-record-returned"
   },
   {
    "$ref": "#/components/schemas/Entry-record-superseded"
   },
   {
    "$ref": "#/components/schemas/Entry-record-taken-back"
   },
   {
    "$ref": "#/components/schemas/Entry-record-withdrawn"
   },
   {
    "$ref": "#/components/schemas/Entry-renaming-seen"
   },
   {
    "$ref": "#/components/schemas/Entry-reply-added"
   },
   {
    "$ref": "#/components/schemas/Entry-reservation-added"
   },
   {
    "$ref": "#/components/schemas/Entry-retention-carried-out"
   },
   {
    "$ref": "#/components/schemas/Entry-retention-set"
   },
   {
    "$ref": "#/components/schemas/Entry-return-reason-published"
   },
   {
    "$ref": "#/components/schemas/Entry-review-concluded"
   },
   {
    "$ref": "#/components/schemas/Entry-review-date-set"
   },
   {
    "$ref": "#/components/schemas/Entry-review-due"
   },
   {
    "$ref": "#/components/schemas/Entry-reviewer-named"
   },
   {
    "$ref": "#/components/schemas/Entry-round-closed"
   },
   {
    "$ref": "#/components/schemas/Entry-round-extended"
   },
   {
    "$ref": "#/components/schemas/Entry-round-opened"
   },
   {
    "$ref": "#/components/schemas/Entry-round-reopened"
   },
   {
    "$ref": "#/components/schemas/Entry-round-revealed"
   },
   {
    "$ref": "#/components/schemas/Entry-round-summarized"
   },
   {
    "$ref": "#/components/schemas/Entry-round-voided"
   },
   {
    "$ref": "#/components/schemas/Entry-rule-set"
   },
   {
    "$ref": "#/components/schemas/Entry-seat-disowned"
   },
   {
    "$ref": "#/components/schemas/Entry-seat-reissued"
   },
   {
    "$ref": "#/components/schemas/Entry-seat-returned"
   },
   {
    "$ref": "#/components/schemas/Entry-seat-taken"
   },
   {
    "$ref": "#/components/schemas/Entry-session-cancelled"
   },
   {
    "$ref": "#/components/schemas/Entry-session-closed"
   },
   {
    "$ref": "#/components/schemas/Entry-session-continued"
   },
   {
    "$ref": "#/components/schemas/Entry-session-paused"
   },
   {
    "$ref": "#/components/schemas/Entry-session-reopened"
   },
   {
    "$ref": "#/components/schemas/Entry-session-replanned"
   },
   {
    "$ref": "#/components/schemas/Entry-session-resumed"
   },
   {
    "$ref": "#/components/schemas/Entry-session-scheduled"
   },
   {
    "$ref": "#/components/schemas/Entry-session-started"
   },
   {
    "$ref": "#/components/schemas/Entry-sides-set"
   },
   {
    "$ref": "#/components/schemas/Entry-silence-seen"
   },
   {
    "$ref": "#/components/schemas/Entry-statement-carried-over"
   },
   {
    "$ref": "#/components/schemas/Entry-statement-drafted"
   },
   {
    "$ref": "#/components/schemas/Entry-statement-withdrawn"
   },
   {
    "$ref": "#/components/schemas/Entry-stopping-set"
   },
   {
    "$ref": "#/components/schemas/Entry-suggestion-accepted"
   },
   {
    "$ref": "#/components/schemas/Entry-suggestion-declined"
   },
   {
    "$ref": "#/components/schemas/Entry-summary-written"
   },
   {
    "$ref": "#/components/schemas/Entry-suspension-lifted"
   },
   {
    "$ref": "#/components/schemas/Entry-terms-agreed"
   },
   {
    "$ref": "#/components/schemas/Entry-text-confirmed"
   },
   {
    "$ref": "#/components/schemas/Entry-text-saved"
   },
   {
    "$ref": "#/components/schemas/Entry-thread-opened"
   },
   {
    "$ref": "#/components/schemas/Entry-thread-reopened"
   },
   {
    "$ref": "#/components/schemas/Entry-thread-resolved"
   },
   {
    "$ref": "#/components/schemas/Entry-time-lent"
   },
   {
    "$ref": "#/components/schemas/Entry-time-overrun"
   },
   {
    "$ref": "#/components/schemas/Entry-time-taken-back"
   },
   {
    "$ref": "#/components/schemas/Entry-title-set"
   },
   {
    "$ref": "#/components/schemas/Entry-token-made"
   },
   {
    "$ref": "#/components/schemas/Entry-token-revoked"
   },
   {
    "$ref": "#/components/schemas/Entry-topic-closed"
   },
   {
    "$ref": "#/components/schemas/Entry-topic-ended"
   },
   {
    "$ref": "#/components/schemas/Entry-topic-opened"
   },
   {
    "$ref": "#/components/schemas/Entry-topic-reopened"
   },
   {
    "$ref": "#/components/schemas/Entry-topic-resumed"
   },
   {
    "$ref": "#/components/schemas/Entry-transfers-set"
   },
   {
    "$ref": "#/components/schemas/Entry-translation-accepted"
   },
   {
    "$ref": "#/components/schemas/Entry-translation-corrected"
   },
   {
    "$ref": "#/components/schemas/Entry-translation-days-set"
   },
   {
    "$ref": "#/components/schemas/Entry-translation-declined"
   },
   {
    "$ref": "#/components/schemas/Entry-translation-given"
   },
   {
    "$ref": "#/components/schemas/Entry-translation-let-stand"
   },
   {
    "$ref": "#/components/schemas/Entry-translation-reader-named"
   },
   {
    "$ref": "#/components/schemas/Entry-version-named"
   },
   {
    "$ref": "#/components/schemas/Entry-version-proposed"
   },
   {
    "$ref": "#/components/schemas/Entry-version-unnamed"
   },
   {
    "$ref": "#/components/schemas/Entry-withdrawal-confirmed"
   },
   {
    "$ref": "#/components/schemas/Entry-withdrawal-proposed"
   },
   {
    "$ref": "#/components/schemas/Entry-withdrawal-taken-back"
   },
   {
    "$ref": "#/components/schemas/Entry-workspace-archived"
   },
   {
    "$ref": "#/components/schemas/Entry-workspace-opened"
   },
   {
    "$ref": "#/components/schemas/Entry-workspace-removed"
   },
   {
    "$ref": "#/components/schemas/Entry-workspace-unarchived"
   }
  ]
 },
 "Entry-access-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "access-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "public": {
      "type": "boolean"
     },
     "replay": {
      "type": "string",
      "enum": [
       "chairs",
       "panel",
       "readers"
      ]
     },
     "questions": {
      "description": "Whether readers without a seat may send questions.",
      "type": "boolean"
     }
    },
    "required": [
     "public",
     "replay"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-accounts-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "accounts-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "required": {
      "type": "boolean"
     },
     "from": {
      "description": "The instant from which it holds; absent in older logs, in which it held at once.",
      "type": "number"
     }
    },
    "required": [
     "required"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-action-added": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "action-added"
   },
   "body": {
    "type": "object",
    "properties": {
     "action": {
      "type": "string"
     },
     "topic": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "owners": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "text": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     },
     "due": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "record": {
      "description": "The record that the action carries out. Absent if the action comes from no record.",
      "type": "string"
     }
    },
    "required": [
     "action",
     "topic",
     "owners",
     "text",
     "due"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-action-done": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "action-done"
   },
   "body": {
    "type": "object",
    "properties": {
     "action": {
      "type": "string"
     }
    },
    "required": [
     "action"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-addition-withdrawn": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "addition-withdrawn"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "addition": {
      "type": "number"
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "addition"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-address-seen": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "address-seen"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "upTo": {
      "type": "number"
     }
    },
    "required": [
     "member",
     "upTo"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-address-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "address-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "cleared": {
      "type": "boolean"
     },
     "beside": {
      "type": "boolean",
      "const": true
     }
    },
    "required": [
     "member",
     "cleared"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-agenda-moved": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "agenda-moved"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "item": {
      "type": "string"
     }
    },
    "required": [
     "session",
     "item"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-agenda-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "agenda-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "items": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "id": {
         "type": "string"
        },
        "kind": {
         "type": "string",
         "enum": [
          "break",
          "opening",
          "outcomes",
          "questions",
          "topic"
         ]
        },
        "title": {
         "type": "object",
         "properties": {
          "en": {
           "type": "string"
          },
          "zh": {
           "type": "string"
          },
          "ja": {
           "type": "string"
          }
         }
        },
        "topic": {
         "anyOf": [
          {
           "type": "string"
          },
          {
           "type": "null"
          }
         ]
        },
        "minutes": {
         "type": "number"
        }
       },
       "required": [
        "id",
        "kind",
        "title",
        "topic",
        "minutes"
       ]
      }
     }
    },
    "required": [
     "session",
     "items"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-alternate-named": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "alternate-named"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "description": "The delegate, whose seat it is.",
      "type": "string"
     },
     "alternate": {
      "type": "string"
     },
     "alone": {
      "type": "boolean"
     }
    },
    "required": [
     "member",
     "alternate",
     "alone"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-alternate-seated": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "alternate-seated"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "description": "The delegate, whose seat it is.",
      "type": "string"
     },
     "alternate": {
      "type": "string"
     }
    },
    "required": [
     "member",
     "alternate"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-alternate-withdrawn": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "alternate-withdrawn"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "description": "The delegate, whose seat it is.",
      "type": "string"
     },
     "alternate": {
      "type": "string"
     }
    },
    "required": [
     "member",
     "alternate"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-anchors-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "anchors-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "topic": {
      "type": "string"
     },
     "epoch": {
      "type": "number"
     },
     "places": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "start": {
         "type": "string"
        },
        "end": {
         "type": "string"
        },
        "of": {
         "type": "string"
        }
       },
       "required": [
        "start",
        "end",
        "of"
       ]
      }
     }
    },
    "required": [
     "topic",
     "epoch",
     "places"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-answer-came-late": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "answer-came-late"
   },
   "body": {
    "type": "object",
    "properties": {
     "round": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "member": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     }
    },
    "required": [
     "round",
     "statement",
     "topic",
     "member"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-attendance-noted": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "attendance-noted"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "member": {
      "type": "string"
     },
     "here": {
      "type": "boolean"
     },
     "ticked": {
      "type": "boolean"
     },
     "tickedBy": {
      "description": "The member who ticked. Absent in entries of earlier versions, and where nobody ticked.",
      "type": "string"
     }
    },
    "required": [
     "session",
     "member",
     "here",
     "ticked"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-attribution-accepted": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "attribution-accepted"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "attribution": {
      "type": "string",
      "enum": [
       "chatham",
       "named",
       "unattributed"
      ]
     }
    },
    "required": [
     "member",
     "attribution"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-attribution-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "attribution-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "attribution": {
      "type": "string",
      "enum": [
       "chatham",
       "named",
       "unattributed"
      ]
     }
    },
    "required": [
     "attribution"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-budgets-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "budgets-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "item": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "sides": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "side": {
         "type": "string"
        },
        "seconds": {
         "type": "number"
        }
       },
       "required": [
        "side",
        "seconds"
       ]
      }
     }
    },
    "required": [
     "session",
     "item",
     "sides"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-chair-handed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "chair-handed"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "member": {
      "type": "string"
     }
    },
    "required": [
     "session",
     "member"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-chair-taken": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "chair-taken"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     }
    },
    "required": [
     "session"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-change-stated": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "change-stated"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "member": {
      "type": "string"
     },
     "text": {
      "type": "object",
      "properties": {
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "text": {
        "type": "string"
       }
      },
      "required": [
       "lang",
       "text"
      ]
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "member",
     "text"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-changes-seen": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "changes-seen"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "upTo": {
      "type": "number"
     }
    },
    "required": [
     "member",
     "upTo"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-comment-corrected": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "comment-corrected"
   },
   "body": {
    "type": "object",
    "properties": {
     "thread": {
      "type": "string"
     },
     "entry": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "personal": {
      "type": "object",
      "properties": {
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "text": {
        "type": "string"
       }
      },
      "required": [
       "lang",
       "text"
      ]
     }
    },
    "required": [
     "thread",
     "entry",
     "topic",
     "personal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-comment-withdrawn": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "comment-withdrawn"
   },
   "body": {
    "type": "object",
    "properties": {
     "thread": {
      "type": "string"
     },
     "entry": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     }
    },
    "required": [
     "thread",
     "entry",
     "topic"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-consent-given": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "consent-given"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "of": {
      "type": "string",
      "enum": [
       "notice",
       "transfer"
      ]
     },
     "hash": {
      "type": "string"
     },
     "version": {
      "type": "number"
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "region": {
      "description": "The region in which the member is.",
      "type": "string"
     }
    },
    "required": [
     "member",
     "of",
     "hash",
     "version",
     "lang",
     "region"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-consent-withdrawn": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "consent-withdrawn"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "of": {
      "type": "string",
      "enum": [
       "notice",
       "transfer"
      ]
     }
    },
    "required": [
     "member",
     "of"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-correction-decided": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "correction-decided"
   },
   "body": {
    "type": "object",
    "properties": {
     "correction": {
      "type": "string"
     },
     "session": {
      "type": "string"
     },
     "accepted": {
      "type": "boolean"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "correction",
     "session",
     "accepted"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-correction-insisted": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "correction-insisted"
   },
   "body": {
    "type": "object",
    "properties": {
     "correction": {
      "type": "string"
     },
     "session": {
      "type": "string"
     },
     "member": {
      "type": "string"
     },
     "personal": {
      "type": "object",
      "properties": {
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "text": {
        "type": "string"
       }
      },
      "required": [
       "lang",
       "text"
      ]
     }
    },
    "required": [
     "correction",
     "session",
     "member",
     "personal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-correction-proposed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "correction-proposed"
   },
   "body": {
    "type": "object",
    "properties": {
     "correction": {
      "type": "string"
     },
     "session": {
      "type": "string"
     },
     "member": {
      "type": "string"
     },
     "personal": {
      "type": "object",
      "properties": {
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "text": {
        "type": "string"
       }
      },
      "required": [
       "lang",
       "text"
      ]
     }
    },
    "required": [
     "correction",
     "session",
     "member",
     "personal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-delegate-seated": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "delegate-seated"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "description": "The delegate, whose seat it is.",
      "type": "string"
     },
     "alternate": {
      "type": "string"
     }
    },
    "required": [
     "member",
     "alternate"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-deputy-named": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "deputy-named"
   },
   "body": {
    "type": "object",
    "properties": {
     "side": {
      "type": "string"
     },
     "member": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     }
    },
    "required": [
     "side",
     "member"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-description-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "description-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "description": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     },
     "mandate": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     }
    },
    "required": [
     "description",
     "mandate"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-dissent-added": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "dissent-added"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "member": {
      "type": "string"
     },
     "text": {
      "type": "object",
      "properties": {
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "text": {
        "type": "string"
       }
      },
      "required": [
       "lang",
       "text"
      ]
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "member",
     "text"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-drift-cleared": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "drift-cleared"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "how": {
      "type": "string",
      "enum": [
       "editorial",
       "moved",
       "restored"
      ]
     },
     "now": {
      "type": "string"
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "how",
     "now"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-drift-found": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "drift-found"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "now": {
      "type": "string"
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "now"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-editorial-marked": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "editorial-marked"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "now": {
      "type": "string"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "proposal": {
      "type": "string"
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "now",
     "reason",
     "proposal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-editorial-unmarked": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "editorial-unmarked"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "now": {
      "type": "string"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "now",
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-embargo-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "embargo-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "until": {
      "anyOf": [
       {
        "type": "number"
       },
       {
        "type": "null"
       }
      ]
     },
     "closes": {
      "type": "boolean",
      "const": true
     }
    },
    "required": [
     "session",
     "until"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-engine-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "engine-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "host": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     }
    },
    "required": [
     "host"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-erasure-asked": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "erasure-asked"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     }
    },
    "required": [
     "member"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-erasure-declined": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "erasure-declined"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "member",
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-erasure-taken-back": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "erasure-taken-back"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     }
    },
    "required": [
     "member"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-erratum-in-force": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "erratum-in-force"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "erratum": {
      "type": "string"
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "erratum"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-erratum-objected": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "erratum-objected"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "erratum": {
      "type": "string"
     },
     "member": {
      "type": "string"
     },
     "reason": {
      "type": "object",
      "properties": {
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "text": {
        "type": "string"
       }
      },
      "required": [
       "lang",
       "text"
      ]
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "erratum",
     "member",
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-erratum-proposed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "erratum-proposed"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "erratum": {
      "type": "string"
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "text": {
      "type": "string"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "endsAt": {
      "type": "number"
     },
     "proposal": {
      "type": "string"
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "erratum",
     "lang",
     "text",
     "reason",
     "endsAt"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-floor-asked": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "floor-asked"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "request": {
      "type": "string"
     },
     "member": {
      "type": "string"
     },
     "turn": {
      "type": "string",
      "enum": [
       "contribution",
       "point_of_order",
       "question",
       "reply"
      ]
     }
    },
    "required": [
     "session",
     "request",
     "member",
     "turn"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-floor-ended": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "floor-ended"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     }
    },
    "required": [
     "session"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-floor-given": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "floor-given"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "request": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "member": {
      "type": "string"
     },
     "turn": {
      "type": "string",
      "enum": [
       "contribution",
       "point_of_order",
       "question",
       "reply"
      ]
     },
     "seconds": {
      "type": "number"
     }
    },
    "required": [
     "session",
     "request",
     "member",
     "turn",
     "seconds"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-floor-withdrawn": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "floor-withdrawn"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "request": {
      "type": "string"
     }
    },
    "required": [
     "session",
     "request"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-interest-proposed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "interest-proposed"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "personal": {
      "type": "object",
      "properties": {
       "interest": {
        "anyOf": [
         {
          "type": "object",
          "properties": {
           "lang": {
            "type": "string",
            "enum": [
             "en",
             "ja",
             "zh"
            ]
           },
           "text": {
            "type": "string"
           }
          },
          "required": [
           "lang",
           "text"
          ]
         },
         {
          "type": "null"
         }
        ]
       }
      },
      "required": [
       "interest"
      ]
     }
    },
    "required": [
     "member",
     "personal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-interest-refused": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "interest-refused"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     }
    },
    "required": [
     "member"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-interest-stated": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "interest-stated"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "personal": {
      "type": "object",
      "properties": {
       "interest": {
        "anyOf": [
         {
          "type": "object",
          "properties": {
           "lang": {
            "type": "string",
            "enum": [
             "en",
             "ja",
             "zh"
            ]
           },
           "text": {
            "type": "string"
           }
          },
          "required": [
           "lang",
           "text"
          ]
         },
         {
          "type": "null"
         }
        ]
       }
      },
      "required": [
       "interest"
      ]
     }
    },
    "required": [
     "member",
     "personal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-invite-made": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "invite-made"
   },
   "body": {
    "type": "object",
    "properties": {
     "invite": {
      "type": "string"
     },
     "role": {
      "type": "string",
      "enum": [
       "alternate",
       "interpreter",
       "moderator",
       "observer",
       "panelist",
       "secretary"
      ]
     },
     "side": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "member": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "uses": {
      "type": "number"
     },
     "expiresAt": {
      "type": "number"
     }
    },
    "required": [
     "invite",
     "role",
     "side",
     "member",
     "uses"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-invite-revoked": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "invite-revoked"
   },
   "body": {
    "type": "object",
    "properties": {
     "invite": {
      "type": "string"
     },
     "seatsStay": {
      "type": "boolean",
      "const": true
     }
    },
    "required": [
     "invite"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-item-extended": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "item-extended"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "item": {
      "type": "string"
     },
     "minutes": {
      "type": "number"
     },
     "from": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     }
    },
    "required": [
     "session",
     "item",
     "minutes",
     "from"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-languages-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "languages-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "languages": {
      "type": "array",
      "items": {
       "type": "string",
       "enum": [
        "en",
        "ja",
        "zh"
       ]
      }
     },
     "authentic": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "lang": {
         "type": "string",
         "enum": [
          "en",
          "ja",
          "zh"
         ]
        },
        "side": {
         "anyOf": [
          {
           "type": "string"
          },
          {
           "type": "null"
          }
         ]
        }
       },
       "required": [
        "lang",
        "side"
       ]
      }
     }
    },
    "required": [
     "languages",
     "authentic"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-member-admitted": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "member-admitted"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "role": {
      "type": "string",
      "enum": [
       "alternate",
       "interpreter",
       "moderator",
       "observer",
       "panelist",
       "secretary"
      ]
     },
     "side": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "field": {
      "description": "the field as earlier versions stored it; null since it is personal",
      "anyOf": [
       {
        "type": "object",
        "properties": {
         "en": {
          "type": "string"
         },
         "zh": {
          "type": "string"
         },
         "ja": {
          "type": "string"
         }
        }
       },
       {
        "type": "null"
       }
      ]
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "invite": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "personal": {
      "type": "object",
      "properties": {
       "name": {
        "type": "string"
       },
       "romanised": {
        "type": "string"
       },
       "short": {
        "type": "string"
       },
       "title": {
        "anyOf": [
         {
          "type": "object",
          "properties": {
           "en": {
            "type": "string"
           },
           "zh": {
            "type": "string"
           },
           "ja": {
            "type": "string"
           }
          }
         },
         {
          "type": "null"
         }
        ]
       },
       "affiliation": {
        "anyOf": [
         {
          "type": "object",
          "properties": {
           "en": {
            "type": "string"
           },
           "zh": {
            "type": "string"
           },
           "ja": {
            "type": "string"
           }
          }
         },
         {
          "type": "null"
         }
        ]
       },
       "field": {
        "anyOf": [
         {
          "type": "object",
          "properties": {
           "en": {
            "type": "string"
           },
           "zh": {
            "type": "string"
           },
           "ja": {
            "type": "string"
           }
          }
         },
         {
          "type": "null"
         }
        ]
       }
      },
      "required": [
       "name",
       "romanised",
       "short"
      ]
     }
    },
    "required": [
     "member",
     "role",
     "side",
     "field",
     "lang",
     "invite",
     "personal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-member-changed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "member-changed"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "role": {
      "type": "string",
      "enum": [
       "alternate",
       "interpreter",
       "moderator",
       "observer",
       "panelist",
       "secretary"
      ]
     },
     "side": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     }
    },
    "required": [
     "member",
     "role",
     "side"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-member-described": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "member-described"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "field": {
      "anyOf": [
       {
        "type": "object",
        "properties": {
         "en": {
          "type": "string"
         },
         "zh": {
          "type": "string"
         },
         "ja": {
          "type": "string"
         }
        }
       },
       {
        "type": "null"
       }
      ]
     },
     "personal": {
      "type": "object",
      "properties": {
       "name": {
        "type": "string"
       },
       "romanised": {
        "type": "string"
       },
       "short": {
        "type": "string"
       },
       "title": {
        "anyOf": [
         {
          "type": "object",
          "properties": {
           "en": {
            "type": "string"
           },
           "zh": {
            "type": "string"
           },
           "ja": {
            "type": "string"
           }
          }
         },
         {
          "type": "null"
         }
        ]
       },
       "affiliation": {
        "anyOf": [
         {
          "type": "object",
          "properties": {
           "en": {
            "type": "string"
           },
           "zh": {
            "type": "string"
           },
           "ja": {
            "type": "string"
           }
          }
         },
         {
          "type": "null"
         }
        ]
       },
       "field": {
        "anyOf": [
         {
          "type": "object",
          "properties": {
           "en": {
            "type": "string"
           },
           "zh": {
            "type": "string"
           },
           "ja": {
            "type": "string"
           }
          }
         },
         {
          "type": "null"
         }
        ]
       }
      },
      "required": [
       "name",
       "romanised",
       "short"
      ]
     }
    },
    "required": [
     "member",
     "field",
     "personal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-member-erased": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "member-erased"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "parts": {
      "type": "number"
     }
    },
    "required": [
     "member",
     "parts"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-member-left": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "member-left"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     }
    },
    "required": [
     "member"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-member-recused": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "member-recused"
   },
   "body": {
    "type": "object",
    "properties": {
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "member": {
      "type": "string"
     }
    },
    "required": [
     "statement",
     "topic",
     "member"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-member-removed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "member-removed"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     }
    },
    "required": [
     "member"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-member-suspended": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "member-suspended"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "member",
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-minutes-adopted": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "minutes-adopted"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "words": {
      "type": "object",
      "properties": {
       "minutes": {
        "type": "string"
       },
       "outcomes": {
        "type": "string"
       }
      },
      "required": [
       "minutes",
       "outcomes"
      ]
     }
    },
    "required": [
     "session"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-minutes-amended": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "minutes-amended"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "place": {
      "description": "Names the replaced sentence by its section and its subject.",
      "type": "string"
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "correction": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "personal": {
      "type": "object",
      "properties": {
       "text": {
        "type": "string"
       }
      },
      "required": [
       "text"
      ]
     }
    },
    "required": [
     "session",
     "place",
     "lang",
     "correction",
     "personal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-minutes-extended": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "minutes-extended"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "endsAt": {
      "type": "number"
     }
    },
    "required": [
     "session",
     "endsAt"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-minutes-published": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "minutes-published"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "said": {
      "type": "boolean"
     }
    },
    "required": [
     "session",
     "said"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-minutes-recalled": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "minutes-recalled"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     }
    },
    "required": [
     "session"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-minutes-sent": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "minutes-sent"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "endsAt": {
      "type": "number"
     },
     "wording": {
      "type": "number",
      "enum": [
       2,
       3,
       4,
       5
      ]
     }
    },
    "required": [
     "session",
     "endsAt"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-no-consensus-recorded": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "no-consensus-recorded"
   },
   "body": {
    "type": "object",
    "properties": {
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "against": {
      "description": "The level that the rule gave. Absent if it gave none, and in entries of earlier versions.",
      "type": "string",
      "enum": [
       "consensus",
       "rough",
       "unanimity"
      ]
     }
    },
    "required": [
     "statement",
     "topic",
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-note-mode-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "note-mode-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "topic": {
      "type": "string"
     },
     "mode": {
      "type": "string",
      "enum": [
       "locked",
       "open",
       "suggest"
      ]
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "topic",
     "mode",
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-note-restored": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "note-restored"
   },
   "body": {
    "type": "object",
    "properties": {
     "topic": {
      "type": "string"
     },
     "at": {
      "type": "number"
     },
     "since": {
      "type": "number"
     }
    },
    "required": [
     "topic",
     "at"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-notice-sent": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "notice-sent"
   },
   "body": {
    "type": "object",
    "properties": {
     "notice": {
      "type": "string"
     },
     "about": {
      "anyOf": [
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "silence"
         },
         "round": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "round"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "deadline"
         },
         "round": {
          "type": "string"
         },
         "endsAt": {
          "type": "number"
         }
        },
        "required": [
         "of",
         "round",
         "endsAt"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "reminder"
         },
         "round": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "round"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "minutes"
         },
         "session": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "session"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "correction"
         },
         "session": {
          "type": "string"
         },
         "correction": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "session",
         "correction"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "record"
         },
         "record": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "record"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "withdrawal"
         },
         "record": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "record"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "proposal"
         },
         "proposal": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "proposal"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "erratum"
         },
         "record": {
          "type": "string"
         },
         "erratum": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "record",
         "erratum"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "withdrawn"
         },
         "record": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "record"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "review"
         },
         "record": {
          "type": "string"
         },
         "on": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "record",
         "on"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "attribution"
         },
         "attribution": {
          "type": "string",
          "enum": [
           "chatham",
           "named",
           "unattributed"
          ]
         }
        },
        "required": [
         "of",
         "attribution"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "opening"
         },
         "opening": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "opening"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "opening-off"
         },
         "opening": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "opening"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "needs"
         }
        },
        "required": [
         "of"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "renaming"
         },
         "member": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "member"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "address"
         },
         "member": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "member"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "seat"
         },
         "member": {
          "type": "string"
         },
         "act": {
          "type": "string",
          "enum": [
           "confirmed",
           "demoted",
           "handed",
           "lifted",
           "moved",
           "promoted",
           "removed",
           "suspended"
          ]
         }
        },
        "required": [
         "of",
         "member",
         "act"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "reissue"
         },
         "member": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "member"
        ]
       }
      ]
     },
     "how": {
      "type": "string",
      "enum": [
       "copied",
       "mail"
      ]
     },
     "members": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "missed": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "owned": {
      "description": "Those of `members` whose letter went to an address that they set or proved. Only in the notices of a silence procedure and of an opening; absent in entries of earlier versions.",
      "type": "array",
      "items": {
       "type": "string"
      }
     }
    },
    "required": [
     "notice",
     "about",
     "how",
     "members",
     "missed"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-notice-wanted": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "notice-wanted"
   },
   "body": {
    "type": "object",
    "properties": {
     "notice": {
      "type": "string"
     },
     "about": {
      "anyOf": [
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "silence"
         },
         "round": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "round"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "deadline"
         },
         "round": {
          "type": "string"
         },
         "endsAt": {
          "type": "number"
         }
        },
        "required": [
         "of",
         "round",
         "endsAt"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "reminder"
         },
         "round": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "round"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "minutes"
         },
         "session": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "session"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "correction"
         },
         "session": {
          "type": "string"
         },
         "correction": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "session",
         "correction"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "record"
         },
         "record": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "record"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "withdrawal"
         },
         "record": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "record"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "proposal"
         },
         "proposal": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "proposal"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "erratum"
         },
         "record": {
          "type": "string"
         },
         "erratum": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "record",
         "erratum"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "withdrawn"
         },
         "record": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "record"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "review"
         },
         "record": {
          "type": "string"
         },
         "on": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "record",
         "on"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "attribution"
         },
         "attribution": {
          "type": "string",
          "enum": [
           "chatham",
           "named",
           "unattributed"
          ]
         }
        },
        "required": [
         "of",
         "attribution"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "opening"
         },
         "opening": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "opening"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "opening-off"
         },
         "opening": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "opening"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "needs"
         }
        },
        "required": [
         "of"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "renaming"
         },
         "member": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "member"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "address"
         },
         "member": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "member"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "seat"
         },
         "member": {
          "type": "string"
         },
         "act": {
          "type": "string",
          "enum": [
           "confirmed",
           "demoted",
           "handed",
           "lifted",
           "moved",
           "promoted",
           "removed",
           "suspended"
          ]
         }
        },
        "required": [
         "of",
         "member",
         "act"
        ]
       },
       {
        "type": "object",
        "properties": {
         "of": {
          "type": "string",
          "const": "reissue"
         },
         "member": {
          "type": "string"
         }
        },
        "required": [
         "of",
         "member"
        ]
       }
      ]
     },
     "members": {
      "type": "array",
      "items": {
       "type": "string"
      }
     }
    },
    "required": [
     "notice",
     "about",
     "members"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-objection-answered": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "objection-answered"
   },
   "body": {
    "type": "object",
    "properties": {
     "objection": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "disposition": {
      "type": "string",
      "enum": [
       "accommodated",
       "answered",
       "partly"
      ]
     },
     "answer": {
      "type": "object",
      "properties": {
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "text": {
        "type": "string"
       }
      },
      "required": [
       "lang",
       "text"
      ]
     }
    },
    "required": [
     "objection",
     "statement",
     "topic",
     "disposition",
     "answer"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-objection-raised": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "objection-raised"
   },
   "body": {
    "type": "object",
    "properties": {
     "objection": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "version": {
      "type": "number"
     },
     "member": {
      "type": "string"
     },
     "reason": {
      "type": "object",
      "properties": {
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "text": {
        "type": "string"
       }
      },
      "required": [
       "lang",
       "text"
      ]
     },
     "remedy": {
      "anyOf": [
       {
        "type": "object",
        "properties": {
         "lang": {
          "type": "string",
          "enum": [
           "en",
           "ja",
           "zh"
          ]
         },
         "text": {
          "type": "string"
         }
        },
        "required": [
         "lang",
         "text"
        ]
       },
       {
        "type": "null"
       }
      ]
     },
     "fromRound": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     }
    },
    "required": [
     "objection",
     "statement",
     "topic",
     "version",
     "member",
     "reason",
     "remedy",
     "fromRound"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-objection-replied": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "objection-replied"
   },
   "body": {
    "type": "object",
    "properties": {
     "objection": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "reply": {
      "type": "string",
      "enum": [
       "maintained",
       "withdrawn"
      ]
     },
     "text": {
      "anyOf": [
       {
        "type": "object",
        "properties": {
         "lang": {
          "type": "string",
          "enum": [
           "en",
           "ja",
           "zh"
          ]
         },
         "text": {
          "type": "string"
         }
        },
        "required": [
         "lang",
         "text"
        ]
       },
       {
        "type": "null"
       }
      ]
     }
    },
    "required": [
     "objection",
     "statement",
     "topic",
     "reply",
     "text"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-one-text-consented": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "one-text-consented"
   },
   "body": {
    "type": "object",
    "properties": {
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "version": {
      "type": "number"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "statement",
     "topic",
     "version",
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-opening-ended": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "opening-ended"
   },
   "body": {
    "type": "object",
    "properties": {
     "opening": {
      "type": "string"
     },
     "opened": {
      "type": "boolean",
      "const": true
     },
     "calledOff": {
      "type": "boolean",
      "const": true
     },
     "off": {
      "type": "boolean",
      "const": true
     }
    },
    "required": [
     "opening"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-opening-planned": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "opening-planned"
   },
   "body": {
    "type": "object",
    "properties": {
     "opening": {
      "type": "string"
     },
     "at": {
      "type": "number"
     },
     "access": {
      "type": "object",
      "properties": {
       "public": {
        "type": "boolean"
       },
       "replay": {
        "type": "string",
        "enum": [
         "chairs",
         "panel",
         "readers"
        ]
       },
       "questions": {
        "type": "boolean"
       }
      },
      "required": [
       "public",
       "replay"
      ]
     },
     "embargo": {
      "type": "object",
      "properties": {
       "session": {
        "type": "string"
       },
       "until": {
        "anyOf": [
         {
          "type": "number"
         },
         {
          "type": "null"
         }
        ]
       }
      },
      "required": [
       "session",
       "until"
      ]
     },
     "publish": {
      "type": "object",
      "properties": {
       "session": {
        "type": "string"
       },
       "said": {
        "type": "boolean"
       }
      },
      "required": [
       "session",
       "said"
      ]
     }
    },
    "required": [
     "opening",
     "at"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-position-changed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "position-changed"
   },
   "body": {
    "type": "object",
    "properties": {
     "round": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "member": {
      "description": "The member who changed the position; null for readers who may not read names.",
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "from": {
      "description": "The former position; null if the member had not answered. If names are not readable, it identifies the answer to replace.",
      "anyOf": [
       {
        "type": "object",
        "properties": {
         "kind": {
          "type": "string",
          "const": "call"
         },
         "position": {
          "type": "string",
          "enum": [
           "abstain",
           "agree",
           "block",
           "disagree",
           "reserve"
          ]
         },
         "reason": {
          "type": "string"
         },
         "remedy": {
          "type": "string"
         },
         "lang": {
          "type": "string",
          "enum": [
           "en",
           "ja",
           "zh"
          ]
         },
         "confirmBy": {
          "description": "The date by which the panelist expects to confirm a reservation: \"to be confirmed by {date}\".",
          "anyOf": [
           {
            "type": "string"
           },
           {
            "type": "null"
           }
          ]
         }
        },
        "required": [
         "kind",
         "position",
         "reason",
         "remedy",
         "lang",
         "confirmBy"
        ]
       },
       {
        "type": "null"
       }
      ]
     },
     "position": {
      "type": "object",
      "properties": {
       "kind": {
        "type": "string",
        "const": "call"
       },
       "position": {
        "type": "string",
        "enum": [
         "abstain",
         "agree",
         "block",
         "disagree",
         "reserve"
        ]
       },
       "reason": {
        "type": "string"
       },
       "remedy": {
        "type": "string"
       },
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "confirmBy": {
        "description": "The date by which the panelist expects to confirm a reservation: \"to be confirmed by {date}\".",
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       }
      },
      "required": [
       "kind",
       "position",
       "reason",
       "remedy",
       "lang",
       "confirmBy"
      ]
     },
     "why": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "round",
     "statement",
     "topic",
     "member",
     "from",
     "position",
     "why"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-press-link-made": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "press-link-made"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "press": {
      "type": "string"
     },
     "hash": {
      "type": "string"
     },
     "until": {
      "type": "number"
     },
     "personal": {
      "type": "object",
      "properties": {
       "name": {
        "type": "string"
       }
      },
      "required": [
       "name"
      ]
     }
    },
    "required": [
     "session",
     "press",
     "hash",
     "until",
     "personal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-press-link-opened": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "press-link-opened"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "press": {
      "type": "string"
     },
     "holder": {
      "type": "string"
     }
    },
    "required": [
     "session",
     "press"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-press-link-revoked": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "press-link-revoked"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "press": {
      "type": "string"
     }
    },
    "required": [
     "session",
     "press"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-privacy-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "privacy-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "responsible": {
      "type": "string"
     },
     "contact": {
      "type": "string"
     },
     "region": {
      "type": "string"
     },
     "notice": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     },
     "blocks": {
      "description": "Whether a member who has not consented reads and contributes nothing.",
      "type": "boolean"
     },
     "hash": {
      "type": "string"
     }
    },
    "required": [
     "responsible",
     "contact",
     "region",
     "notice",
     "blocks",
     "hash"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-progress-members-named": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "progress-members-named"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "members": {
      "type": "array",
      "items": {
       "type": "string"
      }
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "members"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-progress-noted": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "progress-noted"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "note": {
      "type": "string"
     },
     "member": {
      "type": "string"
     },
     "state": {
      "type": "string",
      "enum": [
       "done",
       "dropped",
       "not_begun",
       "under_way"
      ]
     },
     "personal": {
      "type": "object",
      "properties": {
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "text": {
        "type": "string"
       }
      },
      "required": [
       "lang",
       "text"
      ]
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "note",
     "member",
     "state",
     "personal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-proposal-carried": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "proposal-carried"
   },
   "body": {
    "type": "object",
    "properties": {
     "proposal": {
      "type": "string"
     }
    },
    "required": [
     "proposal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-proposal-confirmed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "proposal-confirmed"
   },
   "body": {
    "type": "object",
    "properties": {
     "proposal": {
      "type": "string"
     },
     "words": {
      "type": "object",
      "properties": {
       "minutes": {
        "type": "string"
       },
       "outcomes": {
        "type": "string"
       }
      },
      "required": [
       "minutes",
       "outcomes"
      ]
     }
    },
    "required": [
     "proposal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-proposal-made": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "proposal-made"
   },
   "body": {
    "type": "object",
    "properties": {
     "proposal": {
      "type": "string"
     },
     "about": {
      "anyOf": [
       {
        "type": "object",
        "properties": {
         "act": {
          "type": "string",
          "const": "seat"
         },
         "member": {
          "type": "string"
         }
        },
        "required": [
         "act",
         "member"
        ]
       },
       {
        "type": "object",
        "properties": {
         "act": {
          "type": "string",
          "const": "change"
         },
         "member": {
          "type": "string"
         },
         "role": {
          "type": "string",
          "enum": [
           "alternate",
           "interpreter",
           "moderator",
           "observer",
           "panelist",
           "secretary"
          ]
         },
         "side": {
          "anyOf": [
           {
            "type": "string"
           },
           {
            "type": "null"
           }
          ]
         }
        },
        "required": [
         "act",
         "member",
         "role",
         "side"
        ]
       },
       {
        "type": "object",
        "properties": {
         "act": {
          "type": "string",
          "const": "remove"
         },
         "member": {
          "type": "string"
         }
        },
        "required": [
         "act",
         "member"
        ]
       },
       {
        "type": "object",
        "properties": {
         "act": {
          "type": "string",
          "const": "reissue"
         },
         "member": {
          "type": "string"
         }
        },
        "required": [
         "act",
         "member"
        ]
       },
       {
        "type": "object",
        "properties": {
         "act": {
          "type": "string",
          "const": "withdraw"
         },
         "record": {
          "type": "string"
         }
        },
        "required": [
         "act",
         "record"
        ]
       },
       {
        "type": "object",
        "properties": {
         "act": {
          "type": "string",
          "const": "erratum"
         },
         "record": {
          "type": "string"
         },
         "lang": {
          "type": "string",
          "enum": [
           "en",
           "ja",
           "zh"
          ]
         },
         "text": {
          "type": "string"
         }
        },
        "required": [
         "act",
         "record",
         "lang",
         "text"
        ]
       },
       {
        "type": "object",
        "properties": {
         "act": {
          "type": "string",
          "const": "editorial"
         },
         "record": {
          "type": "string"
         },
         "now": {
          "type": "string"
         }
        },
        "required": [
         "act",
         "record",
         "now"
        ]
       },
       {
        "type": "object",
        "properties": {
         "act": {
          "type": "string",
          "const": "adopt"
         },
         "session": {
          "type": "string"
         },
         "words": {
          "type": "object",
          "properties": {
           "minutes": {
            "type": "string"
           },
           "outcomes": {
            "type": "string"
           }
          },
          "required": [
           "minutes",
           "outcomes"
          ]
         }
        },
        "required": [
         "act",
         "session"
        ]
       },
       {
        "type": "object",
        "properties": {
         "act": {
          "type": "string",
          "const": "accounts"
         },
         "required": {
          "type": "boolean"
         }
        },
        "required": [
         "act",
         "required"
        ]
       },
       {
        "type": "object",
        "properties": {
         "act": {
          "type": "string",
          "const": "access"
         },
         "public": {
          "type": "boolean"
         },
         "replay": {
          "type": "string",
          "enum": [
           "chairs",
           "panel",
           "readers"
          ]
         },
         "questions": {
          "type": "boolean"
         }
        },
        "required": [
         "act",
         "public",
         "replay"
        ]
       },
       {
        "type": "object",
        "properties": {
         "act": {
          "type": "string",
          "const": "embargo"
         },
         "session": {
          "type": "string"
         },
         "until": {
          "anyOf": [
           {
            "type": "number"
           },
           {
            "type": "null"
           }
          ]
         }
        },
        "required": [
         "act",
         "session",
         "until"
        ]
       },
       {
        "type": "object",
        "properties": {
         "act": {
          "type": "string",
          "const": "publish"
         },
         "session": {
          "type": "string"
         },
         "said": {
          "type": "boolean"
         }
        },
        "required": [
         "act",
         "session",
         "said"
        ]
       },
       {
        "type": "object",
        "properties": {
         "act": {
          "type": "string",
          "const": "terms"
         },
         "change": {
          "anyOf": [
           {
            "type": "object",
            "properties": {
             "rule": {
              "type": "object",
              "properties": {
               "quorum": {
                "description": "q: the share of the electorate that must have answered.",
                "type": "array",
                "prefixItems": [
                 {
                  "type": "number"
                 },
                 {
                  "type": "number"
                 }
                ],
                "minItems": 2,
                "maxItems": 2
               },
               "sideQuorum": {
                "description": "qSide: the share of each side's electors that must have answered.",
                "type": "array",
                "prefixItems": [
                 {
                  "type": "number"
                 },
                 {
                  "type": "number"
                 }
                ],
                "minItems": 2,
                "maxItems": 2
               },
               "support": {
                "description": "T: the share of support that rough consensus needs.",
                "type": "array",
                "prefixItems": [
                 {
                  "type": "number"
                 },
                 {
                  "type": "number"
                 }
                ],
                "minItems": 2,
                "maxItems": 2
               },
               "sideFloor": {
                "description": "F: the share that the support of every side must exceed.",
                "type": "array",
                "prefixItems": [
                 {
                  "type": "number"
                 },
                 {
                  "type": "number"
                 }
                ],
                "minItems": 2,
                "maxItems": 2
               }
              },
              "required": [
               "quorum",
               "sideQuorum",
               "support",
               "sideFloor"
              ]
             },
             "kind": {
              "type": "string",
              "const": "rule"
             }
            },
            "required": [
             "rule",
             "kind"
            ]
           },
           {
            "type": "object",
            "properties": {
             "sides": {
              "type": "array",
              "items": {
               "type": "object",
               "properties": {
                "id": {
                 "type": "string"
                },
                "title": {
                 "type": "object",
                 "properties": {
                  "en": {
                   "type": "string"
                  },
                  "zh": {
                   "type": "string"
                  },
                  "ja": {
                   "type": "string"
                  }
                 }
                },
                "mark": {
                 "description": "One or two letters, shown with the side's colour for readers who cannot tell colours apart.",
                 "type": "string"
                }
               },
               "required": [
                "id",
                "title",
                "mark"
               ]
              }
             },
             "kind": {
              "type": "string",
              "const": "sides"
             }
            },
            "required": [
             "sides",
             "kind"
            ]
           },
           {
            "type": "object",
            "properties": {
             "languages": {
              "type": "array",
              "items": {
               "type": "string",
               "enum": [
                "en",
                "ja",
                "zh"
               ]
              }
             },
             "authentic": {
              "type": "array",
              "items": {
               "type": "object",
               "properties": {
                "lang": {
                 "type": "string",
                 "enum": [
                  "en",
                  "ja",
                  "zh"
                 ]
                },
                "side": {
                 "anyOf": [
                  {
                   "type": "string"
                  },
                  {
                   "type": "null"
                  }
                 ]
                }
               },
               "required": [
                "lang",
                "side"
               ]
              }
             },
             "kind": {
              "type": "string",
              "const": "languages"
             }
            },
            "required": [
             "languages",
             "authentic",
             "kind"
            ]
           },
           {
            "type": "object",
            "properties": {
             "attribution": {
              "type": "string",
              "enum": [
               "chatham",
               "named",
               "unattributed"
              ]
             },
             "kind": {
              "type": "string",
              "const": "attribution"
             }
            },
            "required": [
             "attribution",
             "kind"
            ]
           },
           {
            "type": "object",
            "properties": {
             "responsible": {
              "type": "string"
             },
             "contact": {
              "type": "string"
             },
             "region": {
              "type": "string"
             },
             "notice": {
              "type": "object",
              "properties": {
               "en": {
                "type": "string"
               },
               "zh": {
                "type": "string"
               },
               "ja": {
                "type": "string"
               }
              }
             },
             "blocks": {
              "description": "Whether a member who has not consented reads and contributes nothing.",
              "type": "boolean"
             },
             "hash": {
              "type": "string"
             },
             "kind": {
              "type": "string",
              "const": "privacy"
             }
            },
            "required": [
             "responsible",
             "contact",
             "region",
             "notice",
             "blocks",
             "hash",
             "kind"
            ]
           }
          ]
         }
        },
        "required": [
         "act",
         "change"
        ]
       }
      ]
     },
     "asker": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "proposal",
     "about",
     "asker",
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-proposal-refused": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "proposal-refused"
   },
   "body": {
    "type": "object",
    "properties": {
     "proposal": {
      "type": "string"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "proposal",
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-proposal-taken-back": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "proposal-taken-back"
   },
   "body": {
    "type": "object",
    "properties": {
     "proposal": {
      "type": "string"
     }
    },
    "required": [
     "proposal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-question-answered": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "question-answered"
   },
   "body": {
    "type": "object",
    "properties": {
     "question": {
      "type": "string"
     },
     "session": {
      "type": "string"
     },
     "by": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "text": {
      "type": "object",
      "properties": {
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "text": {
        "type": "string"
       }
      },
      "required": [
       "lang",
       "text"
      ]
     }
    },
    "required": [
     "question",
     "session",
     "by",
     "text"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-question-approved": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "question-approved"
   },
   "body": {
    "type": "object",
    "properties": {
     "question": {
      "type": "string"
     },
     "session": {
      "type": "string"
     },
     "topic": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "member": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "personal": {
      "type": "object",
      "properties": {
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "text": {
        "type": "string"
       }
      },
      "required": [
       "lang",
       "text"
      ]
     }
    },
    "required": [
     "question",
     "session",
     "topic",
     "member",
     "personal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-question-asked": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "question-asked"
   },
   "body": {
    "type": "object",
    "properties": {
     "question": {
      "type": "string"
     },
     "session": {
      "type": "string"
     },
     "topic": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "member": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "personal": {
      "type": "object",
      "properties": {
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "text": {
        "type": "string"
       }
      },
      "required": [
       "lang",
       "text"
      ]
     }
    },
    "required": [
     "question",
     "session",
     "topic",
     "member",
     "personal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-question-dismissed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "question-dismissed"
   },
   "body": {
    "type": "object",
    "properties": {
     "question": {
      "type": "string"
     },
     "session": {
      "type": "string"
     }
    },
    "required": [
     "question",
     "session"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-queue-ordered": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "queue-ordered"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "order": {
      "type": "string",
      "enum": [
       "alternating",
       "least_spoken",
       "side_share",
       "time"
      ]
     }
    },
    "required": [
     "session",
     "order"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-reading-added": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "reading-added"
   },
   "body": {
    "type": "object",
    "properties": {
     "reading": {
      "type": "string"
     },
     "session": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "title": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     },
     "link": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "text": {
      "anyOf": [
       {
        "type": "object",
        "properties": {
         "lang": {
          "type": "string",
          "enum": [
           "en",
           "ja",
           "zh"
          ]
         },
         "text": {
          "type": "string"
         }
        },
        "required": [
         "lang",
         "text"
        ]
       },
       {
        "type": "null"
       }
      ]
     },
     "file": {
      "type": "object",
      "properties": {
       "sha256": {
        "type": "string"
       },
       "type": {
        "type": "string",
        "enum": [
         "application/pdf",
         "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
         "image/gif",
         "image/jpeg",
         "image/png",
         "image/webp"
        ]
       },
       "size": {
        "type": "number"
       }
      },
      "required": [
       "sha256",
       "type",
       "size"
      ]
     }
    },
    "required": [
     "reading",
     "title",
     "link",
     "text"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-reading-removed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "reading-removed"
   },
   "body": {
    "type": "object",
    "properties": {
     "reading": {
      "type": "string"
     },
     "session": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     }
    },
    "required": [
     "reading"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-reasons-grouped": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "reasons-grouped"
   },
   "body": {
    "type": "object",
    "properties": {
     "round": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "groups": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "title": {
         "type": "object",
         "properties": {
          "en": {
           "type": "string"
          },
          "zh": {
           "type": "string"
          },
          "ja": {
           "type": "string"
          }
         }
        },
        "reasons": {
         "type": "array",
         "items": {
          "type": "number"
         }
        }
       },
       "required": [
        "title",
        "reasons"
       ]
      }
     }
    },
    "required": [
     "round",
     "statement",
     "topic",
     "groups"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-reasons-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "reasons-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "reasonsFor": {
      "type": "string",
      "enum": [
       "ends",
       "low",
       "none",
       "outside"
      ]
     }
    },
    "required": [
     "reasonsFor"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-record-confirmed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "record-confirmed"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "inForce": {
      "type": "boolean"
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "inForce"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-record-countersigned": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "record-countersigned"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "member": {
      "type": "string"
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "member"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-record-declared": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "record-declared"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "body": {
      "type": "object",
      "properties": {
       "record": {
        "type": "string"
       },
       "number": {
        "type": "number"
       },
       "statement": {
        "type": "string"
       },
       "label": {
        "type": "string"
       },
       "topic": {
        "type": "string"
       },
       "topicTitle": {
        "type": "object",
        "properties": {
         "en": {
          "type": "string"
         },
         "zh": {
          "type": "string"
         },
         "ja": {
          "type": "string"
         }
        }
       },
       "version": {
        "type": "number"
       },
       "texts": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "lang": {
           "type": "string",
           "enum": [
            "en",
            "ja",
            "zh"
           ]
          },
          "text": {
           "type": "string"
          },
          "authentic": {
           "type": "boolean"
          },
          "confirmed": {
           "type": "boolean"
          }
         },
         "required": [
          "lang",
          "text",
          "authentic",
          "confirmed"
         ]
        }
       },
       "round": {
        "type": "string"
       },
       "anonymity": {
        "type": "string",
        "enum": [
         "named",
         "pseudonymous",
         "secret"
        ]
       },
       "silence": {
        "type": "boolean"
       },
       "rule": {
        "type": "object",
        "properties": {
         "quorum": {
          "description": "q: the share of the electorate that must have answered.",
          "type": "array",
          "prefixItems": [
           {
            "type": "number"
           },
           {
            "type": "number"
           }
          ],
          "minItems": 2,
          "maxItems": 2
         },
         "sideQuorum": {
          "description": "qSide: the share of each side's electors that must have answered.",
          "type": "array",
          "prefixItems": [
           {
            "type": "number"
           },
           {
            "type": "number"
           }
          ],
          "minItems": 2,
          "maxItems": 2
         },
         "support": {
          "description": "T: the share of support that rough consensus needs.",
          "type": "array",
          "prefixItems": [
           {
            "type": "number"
           },
           {
            "type": "number"
           }
          ],
          "minItems": 2,
          "maxItems": 2
         },
         "sideFloor": {
          "description": "F: the share that the support of every side must exceed.",
          "type": "array",
          "prefixItems": [
           {
            "type": "number"
           },
           {
            "type": "number"
           }
          ],
          "minItems": 2,
          "maxItems": 2
         }
        },
        "required": [
         "quorum",
         "sideQuorum",
         "support",
         "sideFloor"
        ]
       },
       "electorate": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "member": {
           "type": "string"
          },
          "side": {
           "anyOf": [
            {
             "type": "string"
            },
            {
             "type": "null"
            }
           ]
          },
          "delegate": {
           "type": "string"
          }
         },
         "required": [
          "member",
          "side"
         ]
        }
       },
       "tally": {
        "description": "The final tally. If positions changed after the reveal, `tallyAtReveal` holds the tally at the reveal. `sides` holds the tally of each side, unless a side is too small to be shown.",
        "type": "object",
        "properties": {
         "electorate": {
          "type": "number"
         },
         "agree": {
          "type": "number"
         },
         "reserve": {
          "type": "number"
         },
         "disagree": {
          "type": "number"
         },
         "block": {
          "type": "number"
         },
         "abstain": {
          "type": "number"
         },
         "vouched": {
          "description": "How many of these positions count towards no quorum, because a second officer confirmed them. Absent if none.",
          "type": "number"
         }
        },
        "required": [
         "electorate",
         "agree",
         "reserve",
         "disagree",
         "block",
         "abstain"
        ]
       },
       "tallyAtReveal": {
        "anyOf": [
         {
          "type": "object",
          "properties": {
           "electorate": {
            "type": "number"
           },
           "agree": {
            "type": "number"
           },
           "reserve": {
            "type": "number"
           },
           "disagree": {
            "type": "number"
           },
           "block": {
            "type": "number"
           },
           "abstain": {
            "type": "number"
           },
           "vouched": {
            "description": "How many of these positions count towards no quorum, because a second officer confirmed them. Absent if none.",
            "type": "number"
           }
          },
          "required": [
           "electorate",
           "agree",
           "reserve",
           "disagree",
           "block",
           "abstain"
          ]
         },
         {
          "type": "null"
         }
        ]
       },
       "sides": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "electorate": {
           "type": "number"
          },
          "agree": {
           "type": "number"
          },
          "reserve": {
           "type": "number"
          },
          "disagree": {
           "type": "number"
          },
          "block": {
           "type": "number"
          },
          "abstain": {
           "type": "number"
          },
          "vouched": {
           "description": "How many of these positions count towards no quorum, because a second officer confirmed them. Absent if none.",
           "type": "number"
          },
          "side": {
           "type": "string"
          }
         },
         "required": [
          "electorate",
          "agree",
          "reserve",
          "disagree",
          "block",
          "abstain",
          "side"
         ]
        }
       },
       "positions": {
        "description": "Each panelist's position in a named round; empty in other rounds, which record only the tally.",
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "member": {
           "type": "string"
          },
          "side": {
           "anyOf": [
            {
             "type": "string"
            },
            {
             "type": "null"
            }
           ]
          },
          "position": {
           "type": "object",
           "properties": {
            "kind": {
             "type": "string",
             "const": "call"
            },
            "position": {
             "type": "string",
             "enum": [
              "abstain",
              "agree",
              "block",
              "disagree",
              "reserve"
             ]
            },
            "reason": {
             "type": "string"
            },
            "remedy": {
             "type": "string"
            },
            "lang": {
             "type": "string",
             "enum": [
              "en",
              "ja",
              "zh"
             ]
            },
            "confirmBy": {
             "description": "The date by which the panelist expects to confirm a reservation: \"to be confirmed by {date}\".",
             "anyOf": [
              {
               "type": "string"
              },
              {
               "type": "null"
              }
             ]
            }
           },
           "required": [
            "kind",
            "position",
            "reason",
            "remedy",
            "lang",
            "confirmBy"
           ]
          },
          "spoken": {
           "type": "boolean"
          },
          "aloud": {
           "type": "object",
           "properties": {
            "enteredBy": {
             "type": "string"
            },
            "officer": {
             "anyOf": [
              {
               "type": "string"
              },
              {
               "type": "null"
              }
             ]
            }
           },
           "required": [
            "enteredBy",
            "officer"
           ]
          }
         },
         "required": [
          "member",
          "side",
          "position",
          "spoken"
         ]
        }
       },
       "unconfirmed": {
        "description": "The members for whom a position was entered that nobody confirmed, so that it does not count. Absent if none.",
        "type": "array",
        "items": {
         "type": "string"
        }
       },
       "notReached": {
        "description": "The members whom the silence procedure did not reach, so that their silence does not agree. Absent if none.",
        "type": "array",
        "items": {
         "type": "string"
        }
       },
       "reasons": {
        "description": "The reasons that were given with positions in a round without names. The authors are left out.",
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "position": {
           "type": "string",
           "enum": [
            "abstain",
            "agree",
            "block",
            "disagree",
            "reserve"
           ]
          },
          "text": {
           "type": "object",
           "properties": {
            "lang": {
             "type": "string",
             "enum": [
              "en",
              "ja",
              "zh"
             ]
            },
            "text": {
             "type": "string"
            }
           },
           "required": [
            "lang",
            "text"
           ]
          }
         },
         "required": [
          "position",
          "text"
         ]
        }
       },
       "objections": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "objection": {
           "type": "string"
          },
          "by": {
           "type": "string"
          },
          "reason": {
           "type": "object",
           "properties": {
            "lang": {
             "type": "string",
             "enum": [
              "en",
              "ja",
              "zh"
             ]
            },
            "text": {
             "type": "string"
            }
           },
           "required": [
            "lang",
            "text"
           ]
          },
          "remedy": {
           "anyOf": [
            {
             "type": "object",
             "properties": {
              "lang": {
               "type": "string",
               "enum": [
                "en",
                "ja",
                "zh"
               ]
              },
              "text": {
               "type": "string"
              }
             },
             "required": [
              "lang",
              "text"
             ]
            },
            {
             "type": "null"
            }
           ]
          },
          "disposition": {
           "anyOf": [
            {
             "type": "string",
             "enum": [
              "accommodated",
              "answered",
              "partly"
             ]
            },
            {
             "type": "null"
            }
           ]
          },
          "answer": {
           "anyOf": [
            {
             "type": "object",
             "properties": {
              "lang": {
               "type": "string",
               "enum": [
                "en",
                "ja",
                "zh"
               ]
              },
              "text": {
               "type": "string"
              }
             },
             "required": [
              "lang",
              "text"
             ]
            },
            {
             "type": "null"
            }
           ]
          },
          "reply": {
           "description": "The objector's reply to the answer. Entries of earlier versions say \"maintained\" even if the objector did not reply.",
           "anyOf": [
            {
             "type": "string",
             "enum": [
              "maintained",
              "withdrawn"
             ]
            },
            {
             "type": "null"
            }
           ]
          },
          "left": {
           "description": "The objector was no longer on the panel and could not be asked.",
           "type": "boolean",
           "const": true
          },
          "earlier": {
           "description": "Earlier answers to the objection, each with the objector's reply.",
           "type": "array",
           "items": {
            "type": "object",
            "properties": {
             "disposition": {
              "type": "string",
              "enum": [
               "accommodated",
               "answered",
               "partly"
              ]
             },
             "answer": {
              "type": "object",
              "properties": {
               "lang": {
                "type": "string",
                "enum": [
                 "en",
                 "ja",
                 "zh"
                ]
               },
               "text": {
                "type": "string"
               }
              },
              "required": [
               "lang",
               "text"
              ]
             },
             "reply": {
              "anyOf": [
               {
                "type": "string",
                "enum": [
                 "maintained",
                 "withdrawn"
                ]
               },
               {
                "type": "null"
               }
              ]
             }
            },
            "required": [
             "disposition",
             "answer",
             "reply"
            ]
           }
          }
         },
         "required": [
          "objection",
          "by",
          "reason",
          "remedy",
          "disposition",
          "answer",
          "reply",
          "earlier"
         ]
        }
       },
       "dissents": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "by": {
           "anyOf": [
            {
             "type": "string"
            },
            {
             "type": "null"
            }
           ]
          },
          "text": {
           "type": "object",
           "properties": {
            "lang": {
             "type": "string",
             "enum": [
              "en",
              "ja",
              "zh"
             ]
            },
            "text": {
             "type": "string"
            }
           },
           "required": [
            "lang",
            "text"
           ]
          }
         },
         "required": [
          "by",
          "text"
         ]
        }
       },
       "recused": {
        "type": "array",
        "items": {
         "type": "string"
        }
       },
       "recusedSides": {
        "description": "Sides that the round left out, because all their panelists recused themselves from the statement. An empty list means that a side was left out, but the reader may not learn which one.",
        "type": "array",
        "items": {
         "type": "string"
        }
       },
       "passages": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "start": {
           "type": "string"
          },
          "end": {
           "type": "string"
          },
          "exact": {
           "type": "string"
          },
          "before": {
           "type": "string"
          },
          "after": {
           "type": "string"
          },
          "hash": {
           "type": "string"
          }
         },
         "required": [
          "start",
          "end",
          "exact",
          "before",
          "after",
          "hash"
         ]
        }
       },
       "computed": {
        "type": "string",
        "enum": [
         "blocked",
         "consensus",
         "no_consensus",
         "no_quorum",
         "rough",
         "unanimity"
        ]
       },
       "level": {
        "type": "string",
        "enum": [
         "consensus",
         "rough",
         "unanimity"
        ]
       },
       "reason": {
        "description": "The reason for declaring a lower level than the computed one.",
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "reasonLang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "note": {
        "type": "object",
        "properties": {
         "en": {
          "type": "string"
         },
         "zh": {
          "type": "string"
         },
         "ja": {
          "type": "string"
         }
        }
       },
       "supersedes": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "reviewOn": {
        "description": "The day on which the panel is to look at the record again. Absent if the declaration named none.",
        "type": "string"
       }
      },
      "required": [
       "record",
       "number",
       "statement",
       "label",
       "topic",
       "topicTitle",
       "version",
       "texts",
       "round",
       "anonymity",
       "silence",
       "rule",
       "electorate",
       "tally",
       "tallyAtReveal",
       "sides",
       "positions",
       "objections",
       "dissents",
       "recused",
       "passages",
       "computed",
       "level",
       "reason",
       "note",
       "supersedes"
      ]
     },
     "inForce": {
      "type": "boolean"
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "body",
     "inForce"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-record-lapsed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "record-lapsed"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     }
    },
    "required": [
     "record",
     "statement",
     "topic"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-record-returned": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "record-returned"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "personal": {
      "type": "object",
      "properties": {
       "reason": {
        "type": "string"
       },
       "reasonLang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       }
      },
      "required": [
       "reason"
      ]
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-record-superseded": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "record-superseded"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "by": {
      "type": "string"
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "by"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-record-taken-back": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "record-taken-back"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-record-withdrawn": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "record-withdrawn"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-renaming-seen": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "renaming-seen"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "upTo": {
      "type": "number"
     }
    },
    "required": [
     "member",
     "upTo"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-reply-added": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "reply-added"
   },
   "body": {
    "type": "object",
    "properties": {
     "thread": {
      "type": "string"
     },
     "entry": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "personal": {
      "type": "object",
      "properties": {
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "text": {
        "type": "string"
       }
      },
      "required": [
       "lang",
       "text"
      ]
     }
    },
    "required": [
     "thread",
     "entry",
     "topic",
     "personal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-reservation-added": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "reservation-added"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "member": {
      "type": "string"
     },
     "text": {
      "type": "object",
      "properties": {
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "text": {
        "type": "string"
       }
      },
      "required": [
       "lang",
       "text"
      ]
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "member",
     "text"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-retention-carried-out": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "retention-carried-out"
   },
   "body": {
    "type": "object",
    "properties": {
     "members": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "counts": {
      "type": "object",
      "properties": {
       "names": {
        "type": "number"
       },
       "words": {
        "type": "number"
       },
       "seats": {
        "type": "number"
       },
       "letters": {
        "type": "number"
       },
       "answers": {
        "type": "number"
       },
       "drafts": {
        "type": "number"
       }
      }
     }
    },
    "required": [
     "members",
     "counts"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-retention-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "retention-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "periods": {
      "type": "object",
      "properties": {
       "names": {
        "type": "number"
       },
       "words": {
        "type": "number"
       },
       "seats": {
        "type": "number"
       },
       "letters": {
        "type": "number"
       },
       "answers": {
        "type": "number"
       },
       "drafts": {
        "type": "number"
       }
      }
     }
    },
    "required": [
     "periods"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-return-reason-published": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "return-reason-published"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-review-concluded": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "review-concluded"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "round": {
      "type": "string"
     },
     "outcome": {
      "type": "string",
      "enum": [
       "amend",
       "stands",
       "withdraw"
      ]
     },
     "next": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "round",
     "outcome",
     "next",
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-review-date-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "review-date-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "on": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "on"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-review-due": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "review-due"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "on": {
      "type": "string"
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "on"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-reviewer-named": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "reviewer-named"
   },
   "body": {
    "type": "object",
    "properties": {
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "member": {
      "type": "string"
     }
    },
    "required": [
     "statement",
     "topic",
     "lang",
     "member"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-round-closed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "round-closed"
   },
   "body": {
    "type": "object",
    "properties": {
     "round": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "again": {
      "description": "Until when the round may be taken up again. Absent if everybody asked had answered, and in a round that closed by itself.",
      "type": "number"
     },
     "shows": {
      "description": "Whether the server shows the result at `again`, unless the round is taken up again.",
      "type": "boolean",
      "const": true
     },
     "needsQuorum": {
      "description": "Whether the class of the rating needs the quorum (DOMAIN G5). Absent in entries of earlier versions.",
      "type": "boolean",
      "const": true
     },
     "fewSides": {
      "description": "The sides that did not reach their quorum at the close: how many of each had answered, and how many were connected. Only in a rating of a live session that names absentees; absent if there is none. The list is empty if the reader may not learn which side it was.",
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "side": {
         "type": "string"
        },
        "answered": {
         "type": "number"
        },
        "connected": {
         "type": "number"
        }
       },
       "required": [
        "side",
        "answered",
        "connected"
       ]
      }
     }
    },
    "required": [
     "round",
     "statement",
     "topic"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-round-extended": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "round-extended"
   },
   "body": {
    "type": "object",
    "properties": {
     "round": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "endsAt": {
      "type": "number"
     }
    },
    "required": [
     "round",
     "statement",
     "topic",
     "endsAt"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-round-opened": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "round-opened"
   },
   "body": {
    "type": "object",
    "properties": {
     "round": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "n": {
      "description": "The number of this round among the statement's rounds of the same kind.",
      "type": "number"
     },
     "version": {
      "type": "number"
     },
     "kind": {
      "type": "string",
      "enum": [
       "call",
       "rating",
       "review"
      ]
     },
     "anonymity": {
      "type": "string",
      "enum": [
       "named",
       "pseudonymous",
       "secret"
      ]
     },
     "rule": {
      "type": "object",
      "properties": {
       "quorum": {
        "description": "q: the share of the electorate that must have answered.",
        "type": "array",
        "prefixItems": [
         {
          "type": "number"
         },
         {
          "type": "number"
         }
        ],
        "minItems": 2,
        "maxItems": 2
       },
       "sideQuorum": {
        "description": "qSide: the share of each side's electors that must have answered.",
        "type": "array",
        "prefixItems": [
         {
          "type": "number"
         },
         {
          "type": "number"
         }
        ],
        "minItems": 2,
        "maxItems": 2
       },
       "support": {
        "description": "T: the share of support that rough consensus needs.",
        "type": "array",
        "prefixItems": [
         {
          "type": "number"
         },
         {
          "type": "number"
         }
        ],
        "minItems": 2,
        "maxItems": 2
       },
       "sideFloor": {
        "description": "F: the share that the support of every side must exceed.",
        "type": "array",
        "prefixItems": [
         {
          "type": "number"
         },
         {
          "type": "number"
         }
        ],
        "minItems": 2,
        "maxItems": 2
       }
      },
      "required": [
       "quorum",
       "sideQuorum",
       "support",
       "sideFloor"
      ]
     },
     "electorate": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "member": {
         "type": "string"
        },
        "side": {
         "anyOf": [
          {
           "type": "string"
          },
          {
           "type": "null"
          }
         ]
        },
        "delegate": {
         "type": "string"
        }
       },
       "required": [
        "member",
        "side"
       ]
      }
     },
     "recusedSides": {
      "description": "Sides that the round leaves out, because all their panelists recused themselves. The list is empty if the reader may not learn which side was left out.",
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "leftOut": {
      "description": "Languages whose texts the round does not ask about, because the texts were out of date.",
      "type": "array",
      "items": {
       "type": "string",
       "enum": [
        "en",
        "ja",
        "zh"
       ]
      }
     },
     "stopsClock": {
      "description": "Whether the clock of whoever speaks stands while the round is open (DOMAIN Y10). Absent in earlier entries.",
      "type": "boolean",
      "const": true
     },
     "endsAt": {
      "description": "The end of the clock that pages show. Only a silence procedure and a round with a deadline close at this time.",
      "anyOf": [
       {
        "type": "number"
       },
       {
        "type": "null"
       }
      ]
     },
     "atDeadline": {
      "description": "The act that the round does by itself at `endsAt`, which is then its deadline. Not set if a moderator closes it.",
      "type": "string",
      "enum": [
       "close",
       "show"
      ]
     },
     "batch": {
      "description": "The batch of the round. All rounds of a batch are opened, closed, shown and made void together.",
      "type": "string"
     },
     "silence": {
      "type": "boolean"
     },
     "reach": {
      "description": "How a silence procedure reaches the members whose silence agrees (DOMAIN L7). If the field is absent, as in entries of earlier versions, every silence agrees.",
      "type": "string",
      "enum": [
       "connection",
       "notice"
      ]
     },
     "absentees": {
      "description": "How a round with hidden names shows the members who have not answered. It is fixed when the round opens.",
      "type": "string",
      "enum": [
       "counted",
       "named"
      ]
     },
     "reasonsFor": {
      "description": "The scores for which a rating requires a reason. If the field is absent, the round takes no reasons.",
      "type": "string",
      "enum": [
       "ends",
       "low",
       "none",
       "outside"
      ]
     },
     "secondTexts": {
      "description": "The languages in which an answer may hold a second text of its reason, until the result is shown. If the field is absent, the round takes no second texts.",
      "type": "array",
      "items": {
       "type": "string",
       "enum": [
        "en",
        "ja",
        "zh"
       ]
      }
     },
     "record": {
      "description": "The record that a review asks about. Absent in all other rounds.",
      "type": "string"
     },
     "stopping": {
      "description": "The stopping rule of the statement's ratings, which the first rating fixed. Absent if it fixed none.",
      "type": "object",
      "properties": {
       "rounds": {
        "type": "number"
       },
       "answered": {
        "description": "The share of the electorate in percent.",
        "type": "number"
       }
      },
      "required": [
       "rounds",
       "answered"
      ]
     },
     "otherwise": {
      "description": "Why the moderator opened the round although the stopping rule says otherwise.",
      "type": "string"
     },
     "otherwiseLang": {
      "description": "The language of that reason; absent if its writer stated none.",
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "round",
     "statement",
     "topic",
     "n",
     "version",
     "kind",
     "anonymity",
     "rule",
     "electorate",
     "endsAt",
     "silence",
     "absentees"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-round-reopened": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "round-reopened"
   },
   "body": {
    "type": "object",
    "properties": {
     "round": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     }
    },
    "required": [
     "round",
     "statement",
     "topic"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-round-revealed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "round-revealed"
   },
   "body": {
    "type": "object",
    "properties": {
     "round": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "answered": {
      "type": "number"
     },
     "answers": {
      "anyOf": [
       {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "member": {
           "anyOf": [
            {
             "type": "string"
            },
            {
             "type": "null"
            }
           ]
          },
          "alias": {
           "anyOf": [
            {
             "type": "string"
            },
            {
             "type": "null"
            }
           ]
          },
          "side": {
           "anyOf": [
            {
             "type": "string"
            },
            {
             "type": "null"
            }
           ]
          },
          "answer": {
           "anyOf": [
            {
             "type": "object",
             "properties": {
              "kind": {
               "type": "string",
               "const": "call"
              },
              "position": {
               "type": "string",
               "enum": [
                "abstain",
                "agree",
                "block",
                "disagree",
                "reserve"
               ]
              },
              "reason": {
               "type": "string"
              },
              "remedy": {
               "type": "string"
              },
              "lang": {
               "type": "string",
               "enum": [
                "en",
                "ja",
                "zh"
               ]
              },
              "confirmBy": {
               "description": "The date by which the panelist expects to confirm a reservation: \"to be confirmed by {date}\".",
               "anyOf": [
                {
                 "type": "string"
                },
                {
                 "type": "null"
                }
               ]
              }
             },
             "required": [
              "kind",
              "position",
              "reason",
              "remedy",
              "lang",
              "confirmBy"
             ]
            },
            {
             "type": "object",
             "properties": {
              "kind": {
               "type": "string",
               "const": "rating"
              },
              "score": {
               "anyOf": [
                {
                 "type": "number"
                },
                {
                 "type": "null"
                }
               ]
              },
              "reason": {
               "type": "string"
              },
              "lang": {
               "type": "string",
               "enum": [
                "en",
                "ja",
                "zh"
               ]
              }
             },
             "required": [
              "kind",
              "score"
             ]
            },
            {
             "type": "object",
             "properties": {
              "kind": {
               "type": "string",
               "const": "review"
              },
              "judgement": {
               "type": "string",
               "enum": [
                "amend",
                "stands",
                "withdraw"
               ]
              },
              "reason": {
               "type": "string"
              },
              "lang": {
               "type": "string",
               "enum": [
                "en",
                "ja",
                "zh"
               ]
              }
             },
             "required": [
              "kind",
              "judgement",
              "reason",
              "lang"
             ]
            }
           ]
          },
          "spoken": {
           "description": "The panelist said the answer aloud, and the secretary entered it.",
           "type": "boolean"
          },
          "aloud": {
           "type": "object",
           "properties": {
            "enteredBy": {
             "type": "string"
            },
            "officer": {
             "anyOf": [
              {
               "type": "string"
              },
              {
               "type": "null"
              }
             ]
            }
           },
           "required": [
            "enteredBy",
            "officer"
           ]
          },
          "silent": {
           "description": "The elector did not answer in a silence procedure, which counts as agree.",
           "type": "boolean"
          }
         },
         "required": [
          "member",
          "alias",
          "side",
          "answer",
          "spoken",
          "silent"
         ]
        }
       },
       {
        "type": "null"
       }
      ]
     },
     "roll": {
      "description": "The members who collected a ballot in a secret round. They are named only after the close; null in other rounds.",
      "anyOf": [
       {
        "type": "array",
        "items": {
         "type": "string"
        }
       },
       {
        "type": "null"
       }
      ]
     },
     "reasons": {
      "description": "The reasons for the scores of a rating, sorted by score and wording. Absent if the result publishes none.",
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "score": {
         "type": "number"
        },
        "reason": {
         "type": "string"
        },
        "lang": {
         "type": "string",
         "enum": [
          "en",
          "ja",
          "zh"
         ]
        },
        "member": {
         "anyOf": [
          {
           "type": "string"
          },
          {
           "type": "null"
          }
         ]
        }
       },
       "required": [
        "score",
        "reason",
        "lang",
        "member"
       ]
      }
     },
     "unconfirmed": {
      "description": "The members for whom a spoken position was entered that neither they nor a second officer confirmed before the close. It does not count, and no entry holds it. Absent if there are none.",
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "notReached": {
      "description": "The members whom a silence procedure did not reach, and who did not answer. They are not in `answers`. Absent if there are none.",
      "type": "array",
      "items": {
       "type": "string"
      }
     }
    },
    "required": [
     "round",
     "statement",
     "topic",
     "answered",
     "answers",
     "roll"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-round-summarized": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "round-summarized"
   },
   "body": {
    "type": "object",
    "properties": {
     "round": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "personal": {
      "type": "object",
      "properties": {
       "text": {
        "type": "string"
       }
      },
      "required": [
       "text"
      ]
     }
    },
    "required": [
     "round",
     "statement",
     "topic",
     "lang",
     "personal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-round-voided": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "round-voided"
   },
   "body": {
    "type": "object",
    "properties": {
     "round": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "reason": {
      "description": "The moderator's reason; empty if no moderator voided the round.",
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "why": {
      "description": "The reason if nobody was notified of the silence procedure before it ended.",
      "type": "string",
      "const": "unheard"
     },
     "given": {
      "description": "How many had answered when a moderator made the round void. Absent if nobody had.",
      "type": "number"
     },
     "answers": {
      "description": "The answers that were given before the round was voided. They are kept, but they do not count.",
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "member": {
         "anyOf": [
          {
           "type": "string"
          },
          {
           "type": "null"
          }
         ]
        },
        "alias": {
         "anyOf": [
          {
           "type": "string"
          },
          {
           "type": "null"
          }
         ]
        },
        "side": {
         "anyOf": [
          {
           "type": "string"
          },
          {
           "type": "null"
          }
         ]
        },
        "answer": {
         "anyOf": [
          {
           "type": "object",
           "properties": {
            "kind": {
             "type": "string",
             "const": "call"
            },
            "position": {
             "type": "string",
             "enum": [
              "abstain",
              "agree",
              "block",
              "disagree",
              "reserve"
             ]
            },
            "reason": {
             "type": "string"
            },
            "remedy": {
             "type": "string"
            },
            "lang": {
             "type": "string",
             "enum": [
              "en",
              "ja",
              "zh"
             ]
            },
            "confirmBy": {
             "description": "The date by which the panelist expects to confirm a reservation: \"to be confirmed by {date}\".",
             "anyOf": [
              {
               "type": "string"
              },
              {
               "type": "null"
              }
             ]
            }
           },
           "required": [
            "kind",
            "position",
            "reason",
            "remedy",
            "lang",
            "confirmBy"
           ]
          },
          {
           "type": "object",
           "properties": {
            "kind": {
             "type": "string",
             "const": "rating"
            },
            "score": {
             "anyOf": [
              {
               "type": "number"
              },
              {
               "type": "null"
              }
             ]
            },
            "reason": {
             "type": "string"
            },
            "lang": {
             "type": "string",
             "enum": [
              "en",
              "ja",
              "zh"
             ]
            }
           },
           "required": [
            "kind",
            "score"
           ]
          },
          {
           "type": "object",
           "properties": {
            "kind": {
             "type": "string",
             "const": "review"
            },
            "judgement": {
             "type": "string",
             "enum": [
              "amend",
              "stands",
              "withdraw"
             ]
            },
            "reason": {
             "type": "string"
            },
            "lang": {
             "type": "string",
             "enum": [
              "en",
              "ja",
              "zh"
             ]
            }
           },
           "required": [
            "kind",
            "judgement",
            "reason",
            "lang"
           ]
          }
         ]
        },
        "spoken": {
         "description": "The panelist said the answer aloud, and the secretary entered it.",
         "type": "boolean"
        },
        "aloud": {
         "type": "object",
         "properties": {
          "enteredBy": {
           "type": "string"
          },
          "officer": {
           "anyOf": [
            {
             "type": "string"
            },
            {
             "type": "null"
            }
           ]
          }
         },
         "required": [
          "enteredBy",
          "officer"
         ]
        },
        "silent": {
         "description": "The elector did not answer in a silence procedure, which counts as agree.",
         "type": "boolean"
        }
       },
       "required": [
        "member",
        "alias",
        "side",
        "answer",
        "spoken",
        "silent"
       ]
      }
     }
    },
    "required": [
     "round",
     "statement",
     "topic",
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-rule-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "rule-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "rule": {
      "type": "object",
      "properties": {
       "quorum": {
        "description": "q: the share of the electorate that must have answered.",
        "type": "array",
        "prefixItems": [
         {
          "type": "number"
         },
         {
          "type": "number"
         }
        ],
        "minItems": 2,
        "maxItems": 2
       },
       "sideQuorum": {
        "description": "qSide: the share of each side's electors that must have answered.",
        "type": "array",
        "prefixItems": [
         {
          "type": "number"
         },
         {
          "type": "number"
         }
        ],
        "minItems": 2,
        "maxItems": 2
       },
       "support": {
        "description": "T: the share of support that rough consensus needs.",
        "type": "array",
        "prefixItems": [
         {
          "type": "number"
         },
         {
          "type": "number"
         }
        ],
        "minItems": 2,
        "maxItems": 2
       },
       "sideFloor": {
        "description": "F: the share that the support of every side must exceed.",
        "type": "array",
        "prefixItems": [
         {
          "type": "number"
         },
         {
          "type": "number"
         }
        ],
        "minItems": 2,
        "maxItems": 2
       }
      },
      "required": [
       "quorum",
       "sideQuorum",
       "support",
       "sideFloor"
      ]
     }
    },
    "required": [
     "rule"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-seat-disowned": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "seat-disowned"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "invite": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     }
    },
    "required": [
     "member",
     "invite"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-seat-reissued": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "seat-reissued"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "member",
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-seat-returned": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "seat-returned"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "by": {
      "type": "string",
      "enum": [
       "account",
       "code",
       "link"
      ]
     }
    },
    "required": [
     "member",
     "by"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-seat-taken": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "seat-taken"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "invite": {
      "description": "The link that was made for this seat. If the link created the seat, `member-admitted` names the link instead.",
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "letter": {
      "description": "True if the link is that of the letter which the server mailed to the person who was invited to this seat.",
      "type": "boolean",
      "const": true
     },
     "personal": {
      "type": "object",
      "properties": {
       "name": {
        "type": "string"
       },
       "romanised": {
        "type": "string"
       },
       "short": {
        "type": "string"
       }
      },
      "required": [
       "name",
       "romanised",
       "short"
      ]
     }
    },
    "required": [
     "member",
     "lang",
     "personal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-session-cancelled": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "session-cancelled"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "session",
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-session-closed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "session-closed"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     }
    },
    "required": [
     "session"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-session-continued": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "session-continued"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "by": {
      "type": "string"
     }
    },
    "required": [
     "session",
     "by"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-session-paused": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "session-paused"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "minutes": {
      "type": "number"
     }
    },
    "required": [
     "session"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-session-reopened": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "session-reopened"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     }
    },
    "required": [
     "session"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-session-replanned": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "session-replanned"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "title": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     },
     "startsAt": {
      "type": "number"
     },
     "cities": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "name": {
         "type": "object",
         "properties": {
          "en": {
           "type": "string"
          },
          "zh": {
           "type": "string"
          },
          "ja": {
           "type": "string"
          }
         }
        },
        "zone": {
         "type": "string"
        }
       },
       "required": [
        "name",
        "zone"
       ]
      }
     }
    },
    "required": [
     "session",
     "title",
     "startsAt",
     "cities"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-session-resumed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "session-resumed"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     }
    },
    "required": [
     "session"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-session-scheduled": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "session-scheduled"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "title": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     },
     "startsAt": {
      "type": "number"
     },
     "cities": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "name": {
         "type": "object",
         "properties": {
          "en": {
           "type": "string"
          },
          "zh": {
           "type": "string"
          },
          "ja": {
           "type": "string"
          }
         }
        },
        "zone": {
         "type": "string"
        }
       },
       "required": [
        "name",
        "zone"
       ]
      }
     },
     "continues": {
      "description": "The closed session that the new session continues.",
      "type": "string"
     }
    },
    "required": [
     "session",
     "title",
     "startsAt",
     "cities"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-session-started": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "session-started"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     }
    },
    "required": [
     "session"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-sides-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "sides-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "sides": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "id": {
         "type": "string"
        },
        "title": {
         "type": "object",
         "properties": {
          "en": {
           "type": "string"
          },
          "zh": {
           "type": "string"
          },
          "ja": {
           "type": "string"
          }
         }
        },
        "mark": {
         "description": "One or two letters, shown with the side's colour for readers who cannot tell colours apart.",
         "type": "string"
        }
       },
       "required": [
        "id",
        "title",
        "mark"
       ]
      }
     }
    },
    "required": [
     "sides"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-silence-seen": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "silence-seen"
   },
   "body": {
    "type": "object",
    "properties": {
     "round": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "member": {
      "type": "string"
     }
    },
    "required": [
     "round",
     "statement",
     "topic",
     "member"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-statement-carried-over": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "statement-carried-over"
   },
   "body": {
    "type": "object",
    "properties": {
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "statement",
     "topic",
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-statement-drafted": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "statement-drafted"
   },
   "body": {
    "type": "object",
    "properties": {
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "label": {
      "type": "string"
     },
     "anchor": {
      "anyOf": [
       {
        "type": "object",
        "properties": {
         "start": {
          "type": "string"
         },
         "end": {
          "type": "string"
         },
         "exact": {
          "type": "string"
         },
         "before": {
          "type": "string"
         },
         "after": {
          "type": "string"
         },
         "hash": {
          "type": "string"
         }
        },
        "required": [
         "start",
         "end",
         "exact",
         "before",
         "after",
         "hash"
        ]
       },
       {
        "type": "null"
       }
      ]
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "text": {
      "type": "string"
     }
    },
    "required": [
     "statement",
     "topic",
     "label",
     "anchor",
     "lang",
     "text"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-statement-withdrawn": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "statement-withdrawn"
   },
   "body": {
    "type": "object",
    "properties": {
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "statement",
     "topic",
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-stopping-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "stopping-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "stopping": {
      "anyOf": [
       {
        "type": "object",
        "properties": {
         "rounds": {
          "type": "number"
         },
         "answered": {
          "description": "The share of the electorate in percent.",
          "type": "number"
         }
        },
        "required": [
         "rounds",
         "answered"
        ]
       },
       {
        "type": "null"
       }
      ]
     }
    },
    "required": [
     "stopping"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-suggestion-accepted": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "suggestion-accepted"
   },
   "body": {
    "type": "object",
    "properties": {
     "thread": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "passage": {
      "type": "string"
     }
    },
    "required": [
     "thread",
     "topic",
     "passage"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-suggestion-declined": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "suggestion-declined"
   },
   "body": {
    "type": "object",
    "properties": {
     "thread": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "personal": {
      "type": "object",
      "properties": {
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "text": {
        "type": "string"
       }
      },
      "required": [
       "lang",
       "text"
      ]
     }
    },
    "required": [
     "thread",
     "topic",
     "personal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-summary-written": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "summary-written"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "text": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     }
    },
    "required": [
     "session",
     "text"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-suspension-lifted": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "suspension-lifted"
   },
   "body": {
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     }
    },
    "required": [
     "member"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-terms-agreed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "terms-agreed"
   },
   "body": {
    "type": "object",
    "properties": {
     "side": {
      "type": "string"
     },
     "member": {
      "type": "string"
     }
    },
    "required": [
     "side",
     "member"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-text-confirmed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "text-confirmed"
   },
   "body": {
    "type": "object",
    "properties": {
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "spoken": {
      "type": "boolean"
     }
    },
    "required": [
     "statement",
     "topic",
     "lang",
     "spoken"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-text-saved": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "text-saved"
   },
   "body": {
    "type": "object",
    "properties": {
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "text": {
      "type": "string"
     },
     "revision": {
      "type": "number"
     },
     "newDraft": {
      "description": "Whether the save begins the draft of the next version and leaves the proposed wording unchanged. If false, the save adds a text to the present version.",
      "type": "boolean"
     }
    },
    "required": [
     "statement",
     "topic",
     "lang",
     "text",
     "revision",
     "newDraft"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-thread-opened": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "thread-opened"
   },
   "body": {
    "type": "object",
    "properties": {
     "thread": {
      "type": "string"
     },
     "entry": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "statement": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "kind": {
      "type": "string",
      "enum": [
       "comment",
       "objection",
       "question",
       "suggestion"
      ]
     },
     "anchor": {
      "description": "The passage that is discussed; null if the thread is about the topic or about a whole statement.",
      "anyOf": [
       {
        "type": "object",
        "properties": {
         "start": {
          "type": "string"
         },
         "end": {
          "type": "string"
         },
         "exact": {
          "type": "string"
         },
         "before": {
          "type": "string"
         },
         "after": {
          "type": "string"
         },
         "hash": {
          "type": "string"
         }
        },
        "required": [
         "start",
         "end",
         "exact",
         "before",
         "after",
         "hash"
        ]
       },
       {
        "type": "null"
       }
      ]
     },
     "personal": {
      "description": "`wording` is the text that a suggestion proposes for the passage.",
      "type": "object",
      "properties": {
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "text": {
        "type": "string"
       },
       "wording": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "phrase": {
        "anyOf": [
         {
          "type": "object",
          "properties": {
           "is": {
            "type": "string",
            "const": "bracket-put"
           }
          },
          "required": [
           "is"
          ]
         },
         {
          "type": "object",
          "properties": {
           "is": {
            "type": "string",
            "const": "bracket-settled"
           },
           "settled": {
            "type": "array",
            "items": {
             "type": "object",
             "properties": {
              "lang": {
               "type": "string",
               "enum": [
                "en",
                "ja",
                "zh"
               ]
              },
              "bracket": {
               "type": "string"
              },
              "chosen": {
               "type": "string"
              }
             },
             "required": [
              "lang",
              "bracket",
              "chosen"
             ]
            }
           }
          },
          "required": [
           "is",
           "settled"
          ]
         },
         {
          "type": "object",
          "properties": {
           "is": {
            "type": "string",
            "const": "reminder"
           },
           "label": {
            "type": "string"
           },
           "names": {
            "type": "array",
            "items": {
             "type": "string"
            }
           }
          },
          "required": [
           "is",
           "label",
           "names"
          ]
         },
         {
          "type": "object",
          "properties": {
           "is": {
            "type": "string",
            "const": "check-text"
           },
           "label": {
            "type": "string"
           },
           "lang": {
            "type": "string",
            "enum": [
             "en",
             "ja",
             "zh"
            ]
           },
           "name": {
            "type": "string"
           }
          },
          "required": [
           "is",
           "label",
           "lang"
          ]
         }
        ]
       }
      },
      "required": [
       "lang",
       "text",
       "wording"
      ]
     }
    },
    "required": [
     "thread",
     "entry",
     "topic",
     "statement",
     "kind",
     "anchor",
     "personal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-thread-reopened": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "thread-reopened"
   },
   "body": {
    "type": "object",
    "properties": {
     "thread": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     }
    },
    "required": [
     "thread",
     "topic"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-thread-resolved": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "thread-resolved"
   },
   "body": {
    "type": "object",
    "properties": {
     "thread": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     }
    },
    "required": [
     "thread",
     "topic"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-time-lent": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "time-lent"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "item": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "loan": {
      "type": "string"
     },
     "from": {
      "type": "string"
     },
     "to": {
      "type": "string"
     },
     "seconds": {
      "type": "number"
     }
    },
    "required": [
     "session",
     "item",
     "loan",
     "from",
     "to",
     "seconds"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-time-overrun": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "time-overrun"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "item": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "side": {
      "type": "string"
     },
     "seconds": {
      "type": "number"
     }
    },
    "required": [
     "session",
     "item",
     "side",
     "seconds"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-time-taken-back": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "time-taken-back"
   },
   "body": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "loan": {
      "type": "string"
     },
     "seconds": {
      "type": "number"
     }
    },
    "required": [
     "session",
     "loan",
     "seconds"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-title-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "title-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "title": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     }
    },
    "required": [
     "title"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-token-made": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "token-made"
   },
   "body": {
    "type": "object",
    "properties": {
     "machine": {
      "type": "string"
     },
     "name": {
      "type": "string"
     },
     "scope": {
      "type": "string",
      "enum": [
       "observer",
       "public",
       "secretary"
      ]
     },
     "hash": {
      "type": "string"
     },
     "until": {
      "type": "number"
     }
    },
    "required": [
     "machine",
     "name",
     "scope",
     "hash",
     "until"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-token-revoked": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "token-revoked"
   },
   "body": {
    "type": "object",
    "properties": {
     "machine": {
      "type": "string"
     }
    },
    "required": [
     "machine"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-topic-closed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "topic-closed"
   },
   "body": {
    "type": "object",
    "properties": {
     "topic": {
      "type": "string"
     }
    },
    "required": [
     "topic"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-topic-ended": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "topic-ended"
   },
   "body": {
    "type": "object",
    "properties": {
     "topic": {
      "type": "string"
     },
     "with": {
      "type": "string"
     }
    },
    "required": [
     "topic",
     "with"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-topic-opened": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "topic-opened"
   },
   "body": {
    "type": "object",
    "properties": {
     "topic": {
      "type": "string"
     },
     "letter": {
      "type": "string"
     },
     "title": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     },
     "mode": {
      "type": "string",
      "enum": [
       "locked",
       "open",
       "suggest"
      ]
     }
    },
    "required": [
     "topic",
     "letter",
     "title",
     "mode"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-topic-reopened": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "topic-reopened"
   },
   "body": {
    "type": "object",
    "properties": {
     "topic": {
      "type": "string"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "topic",
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-topic-resumed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "topic-resumed"
   },
   "body": {
    "type": "object",
    "properties": {
     "topic": {
      "type": "string"
     }
    },
    "required": [
     "topic"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-transfers-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "transfers-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "transfers": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "to": {
         "type": "string"
        },
        "region": {
         "type": "string"
        },
        "ground": {
         "type": "string"
        },
        "since": {
         "type": "string"
        }
       },
       "required": [
        "to",
        "region",
        "ground",
        "since"
       ]
      }
     }
    },
    "required": [
     "transfers"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-translation-accepted": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "translation-accepted"
   },
   "body": {
    "type": "object",
    "properties": {
     "key": {
      "type": "string"
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "topic": {
      "type": "string"
     },
     "session": {
      "type": "string"
     },
     "room": {
      "description": "Set while only the room reads the original.",
      "type": "boolean",
      "const": true
     },
     "hidden": {
      "description": "Set if the original's author is hidden. The public then reads no author of the entry.",
      "type": "boolean",
      "const": true
     },
     "revision": {
      "type": "number"
     }
    },
    "required": [
     "key",
     "lang",
     "revision"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-translation-corrected": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "translation-corrected"
   },
   "body": {
    "type": "object",
    "properties": {
     "key": {
      "type": "string"
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "topic": {
      "type": "string"
     },
     "session": {
      "type": "string"
     },
     "room": {
      "description": "Set while only the room reads the original.",
      "type": "boolean",
      "const": true
     },
     "hidden": {
      "description": "Set if the original's author is hidden. The public then reads no author of the entry.",
      "type": "boolean",
      "const": true
     },
     "revision": {
      "type": "number"
     },
     "personal": {
      "type": "object",
      "properties": {
       "text": {
        "type": "string"
       },
       "of": {
        "type": "string"
       }
      },
      "required": [
       "text",
       "of"
      ]
     }
    },
    "required": [
     "key",
     "lang",
     "revision",
     "personal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-translation-days-set": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "translation-days-set"
   },
   "body": {
    "type": "object",
    "properties": {
     "days": {
      "type": "number"
     }
    },
    "required": [
     "days"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-translation-declined": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "translation-declined"
   },
   "body": {
    "type": "object",
    "properties": {
     "key": {
      "type": "string"
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "topic": {
      "type": "string"
     },
     "session": {
      "type": "string"
     },
     "room": {
      "description": "Set while only the room reads the original.",
      "type": "boolean",
      "const": true
     },
     "hidden": {
      "description": "Set if the original's author is hidden. The public then reads no author of the entry.",
      "type": "boolean",
      "const": true
     },
     "revision": {
      "type": "number"
     }
    },
    "required": [
     "key",
     "lang",
     "revision"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-translation-given": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "translation-given"
   },
   "body": {
    "type": "object",
    "properties": {
     "key": {
      "type": "string"
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "topic": {
      "type": "string"
     },
     "session": {
      "type": "string"
     },
     "room": {
      "description": "Set while only the room reads the original.",
      "type": "boolean",
      "const": true
     },
     "hidden": {
      "description": "Set if the original's author is hidden. The public then reads no author of the entry.",
      "type": "boolean",
      "const": true
     },
     "revision": {
      "type": "number"
     },
     "drafted": {
      "type": "string",
      "enum": [
       "author",
       "engine",
       "person"
      ]
     },
     "writer": {
      "description": "The member who wrote the words, if the entry repeats what only the room read before.",
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "paragraph": {
      "description": "Set if the original is a paragraph of the topic's note: its place, and its language if that is known.",
      "type": "object",
      "properties": {
       "start": {
        "type": "string"
       },
       "end": {
        "type": "string"
       },
       "lang": {
        "anyOf": [
         {
          "type": "string",
          "enum": [
           "en",
           "ja",
           "zh"
          ]
         },
         {
          "type": "null"
         }
        ]
       }
      },
      "required": [
       "start",
       "end",
       "lang"
      ]
     },
     "personal": {
      "type": "object",
      "properties": {
       "text": {
        "type": "string"
       },
       "of": {
        "type": "string"
       },
       "quote": {
        "type": "object",
        "properties": {
         "exact": {
          "type": "string"
         },
         "before": {
          "type": "string"
         },
         "after": {
          "type": "string"
         }
        },
        "required": [
         "exact",
         "before",
         "after"
        ]
       },
       "authors": {
        "type": "array",
        "items": {
         "type": "string"
        }
       }
      },
      "required": [
       "text",
       "of"
      ]
     }
    },
    "required": [
     "key",
     "lang",
     "revision",
     "drafted",
     "personal"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-translation-let-stand": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "translation-let-stand"
   },
   "body": {
    "type": "object",
    "properties": {
     "key": {
      "type": "string"
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "topic": {
      "type": "string"
     },
     "session": {
      "type": "string"
     },
     "room": {
      "description": "Set while only the room reads the original.",
      "type": "boolean",
      "const": true
     },
     "hidden": {
      "description": "Set if the original's author is hidden. The public then reads no author of the entry.",
      "type": "boolean",
      "const": true
     },
     "revision": {
      "type": "number"
     }
    },
    "required": [
     "key",
     "lang",
     "revision"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-translation-reader-named": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "translation-reader-named"
   },
   "body": {
    "type": "object",
    "properties": {
     "key": {
      "type": "string"
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "topic": {
      "type": "string"
     },
     "session": {
      "type": "string"
     },
     "member": {
      "type": "string"
     }
    },
    "required": [
     "key",
     "lang",
     "member"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-version-named": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "version-named"
   },
   "body": {
    "type": "object",
    "properties": {
     "topic": {
      "type": "string"
     },
     "at": {
      "type": "number"
     },
     "title": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     }
    },
    "required": [
     "topic",
     "at",
     "title"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-version-proposed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "version-proposed"
   },
   "body": {
    "type": "object",
    "properties": {
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "version": {
      "type": "number"
     },
     "texts": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "lang": {
         "type": "string",
         "enum": [
          "en",
          "ja",
          "zh"
         ]
        },
        "text": {
         "type": "string"
        },
        "state": {
         "type": "string",
         "enum": [
          "draft",
          "in_sync",
          "missing",
          "out_of_date"
         ]
        }
       },
       "required": [
        "lang",
        "text",
        "state"
       ]
      }
     },
     "hash": {
      "type": "string"
     }
    },
    "required": [
     "statement",
     "topic",
     "version",
     "texts",
     "hash"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-version-unnamed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "version-unnamed"
   },
   "body": {
    "type": "object",
    "properties": {
     "topic": {
      "type": "string"
     },
     "at": {
      "type": "number"
     }
    },
    "required": [
     "topic",
     "at"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-withdrawal-confirmed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "withdrawal-confirmed"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     }
    },
    "required": [
     "record",
     "statement",
     "topic"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-withdrawal-proposed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "withdrawal-proposed"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "record",
     "statement",
     "topic",
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-withdrawal-taken-back": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "withdrawal-taken-back"
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "statement": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     }
    },
    "required": [
     "record",
     "statement",
     "topic"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-workspace-archived": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "workspace-archived"
   },
   "body": {
    "type": "object",
    "properties": {
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "reason"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-workspace-opened": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "workspace-opened"
   },
   "body": {
    "type": "object",
    "properties": {
     "workspace": {
      "type": "string"
     },
     "slug": {
      "type": "string"
     },
     "title": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     },
     "languages": {
      "type": "array",
      "items": {
       "type": "string",
       "enum": [
        "en",
        "ja",
        "zh"
       ]
      }
     },
     "authentic": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "lang": {
         "type": "string",
         "enum": [
          "en",
          "ja",
          "zh"
         ]
        },
        "side": {
         "anyOf": [
          {
           "type": "string"
          },
          {
           "type": "null"
          }
         ]
        }
       },
       "required": [
        "lang",
        "side"
       ]
      }
     },
     "sides": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "id": {
         "type": "string"
        },
        "title": {
         "type": "object",
         "properties": {
          "en": {
           "type": "string"
          },
          "zh": {
           "type": "string"
          },
          "ja": {
           "type": "string"
          }
         }
        },
        "mark": {
         "description": "One or two letters, shown with the side's colour for readers who cannot tell colours apart.",
         "type": "string"
        }
       },
       "required": [
        "id",
        "title",
        "mark"
       ]
      }
     },
     "rule": {
      "type": "object",
      "properties": {
       "quorum": {
        "description": "q: the share of the electorate that must have answered.",
        "type": "array",
        "prefixItems": [
         {
          "type": "number"
         },
         {
          "type": "number"
         }
        ],
        "minItems": 2,
        "maxItems": 2
       },
       "sideQuorum": {
        "description": "qSide: the share of each side's electors that must have answered.",
        "type": "array",
        "prefixItems": [
         {
          "type": "number"
         },
         {
          "type": "number"
         }
        ],
        "minItems": 2,
        "maxItems": 2
       },
       "support": {
        "description": "T: the share of support that rough consensus needs.",
        "type": "array",
        "prefixItems": [
         {
          "type": "number"
         },
         {
          "type": "number"
         }
        ],
        "minItems": 2,
        "maxItems": 2
       },
       "sideFloor": {
        "description": "F: the share that the support of every side must exceed.",
        "type": "array",
        "prefixItems": [
         {
          "type": "number"
         },
         {
          "type": "number"
         }
        ],
        "minItems": 2,
        "maxItems": 2
       }
      },
      "required": [
       "quorum",
       "sideQuorum",
       "support",
       "sideFloor"
      ]
     },
     "attribution": {
      "type": "string",
      "enum": [
       "chatham",
       "named",
       "unattributed"
      ]
     },
     "replay": {
      "description": "The readers who may see a replay. The field is absent in older logs, in which everyone who may read the session may see it.",
      "type": "string",
      "enum": [
       "chairs",
       "panel",
       "readers"
      ]
     },
     "public": {
      "description": "Whether people without a seat may read the workspace.",
      "type": "boolean"
     },
     "demo": {
      "type": "boolean"
     },
     "practice": {
      "description": "The Practice panel, which the server makes at its first start for whoever tries it.",
      "type": "boolean",
      "const": true
     }
    },
    "required": [
     "workspace",
     "slug",
     "title",
     "languages",
     "authentic",
     "sides",
     "rule",
     "attribution",
     "public",
     "demo"
    ]
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-workspace-removed": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "workspace-removed"
   },
   "body": {
    "type": "object",
    "additionalProperties": false
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "Entry-workspace-unarchived": {
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "workspace-unarchived"
   },
   "body": {
    "type": "object",
    "additionalProperties": false
   },
   "seq": {
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "kind",
   "body",
   "seq",
   "at",
   "by"
  ]
 },
 "ErasureAsked": {
  "description": "A request to erase a member's data. `declined` is set once the administrator has declined it.",
  "type": "object",
  "properties": {
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   },
   "declined": {
    "type": "object",
    "properties": {
     "at": {
      "type": "number"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "at",
     "reason"
    ]
   }
  },
  "required": [
   "by",
   "at"
  ]
 },
 "ErasurePreview": {
  "description": "`GET /api/workspaces/:slug/members/:member/erasure`: what an erasure takes, and what stays (DOMAIN ER2, ER3).",
  "type": "object",
  "properties": {
   "goes": {
    "description": "how many personal parts go, by noun",
    "type": "object",
    "properties": {
     "name": {
      "type": "number"
     },
     "interest": {
      "type": "number"
     },
     "comment": {
      "type": "number"
     },
     "question": {
      "type": "number"
     },
     "correction": {
      "type": "number"
     },
     "progress": {
      "type": "number"
     },
     "translation": {
      "type": "number"
     }
    },
    "required": [
     "name",
     "interest",
     "comment",
     "question",
     "correction",
     "progress",
     "translation"
    ]
   },
   "stays": {
    "description": "how many texts stay that the person wrote: in shown rounds, records, statements and reasons of acts",
    "type": "object",
    "properties": {
     "reasons": {
      "type": "number"
     },
     "statements": {
      "type": "number"
     },
     "additions": {
      "type": "number"
     }
    },
    "required": [
     "reasons",
     "statements",
     "additions"
    ]
   },
   "address": {
    "type": "boolean"
   }
  },
  "required": [
   "goes",
   "stays",
   "address"
  ]
 },
 "Erratum": {
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "lang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "text": {
    "type": "string"
   },
   "reason": {
    "type": "string"
   },
   "reasonLang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   },
   "endsAt": {
    "type": "number"
   },
   "proposal": {
    "description": "The proposal of the erratum; absent in errata of earlier versions, which needed no consent.",
    "type": "string"
   },
   "state": {
    "type": "string",
    "enum": [
     "in_force",
     "objected",
     "proposed"
    ]
   },
   "objection": {
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "by": {
        "type": "string"
       },
       "reason": {
        "type": "object",
        "properties": {
         "lang": {
          "type": "string",
          "enum": [
           "en",
           "ja",
           "zh"
          ]
         },
         "text": {
          "type": "string"
         }
        },
        "required": [
         "lang",
         "text"
        ]
       },
       "at": {
        "type": "number"
       }
      },
      "required": [
       "by",
       "reason",
       "at"
      ]
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "id",
   "lang",
   "text",
   "reason",
   "by",
   "at",
   "endsAt",
   "state",
   "objection"
  ]
 },
 "FiguresOfCall": {
  "description": "The tally of a call.",
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "call"
   },
   "tally": {
    "type": "object",
    "properties": {
     "electorate": {
      "type": "number"
     },
     "agree": {
      "type": "number"
     },
     "reserve": {
      "type": "number"
     },
     "disagree": {
      "type": "number"
     },
     "block": {
      "type": "number"
     },
     "abstain": {
      "type": "number"
     },
     "vouched": {
      "description": "How many of these positions count towards no quorum, because a second officer confirmed them. Absent if none.",
      "type": "number"
     }
    },
    "required": [
     "electorate",
     "agree",
     "reserve",
     "disagree",
     "block",
     "abstain"
    ]
   },
   "sides": {
    "description": "The tally of each side; empty where no figures of sides are shown (DOMAIN H5).",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "electorate": {
       "type": "number"
      },
      "agree": {
       "type": "number"
      },
      "reserve": {
       "type": "number"
      },
      "disagree": {
       "type": "number"
      },
      "block": {
       "type": "number"
      },
      "abstain": {
       "type": "number"
      },
      "vouched": {
       "description": "How many of these positions count towards no quorum, because a second officer confirmed them. Absent if none.",
       "type": "number"
      },
      "side": {
       "type": "string"
      }
     },
     "required": [
      "electorate",
      "agree",
      "reserve",
      "disagree",
      "block",
      "abstain",
      "side"
     ]
    }
   }
  },
  "required": [
   "kind",
   "tally",
   "sides"
  ]
 },
 "FiguresOfRating": {
  "description": "The figures of a rating; null members where nobody gave a score.",
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "rating"
   },
   "electorate": {
    "type": "number"
   },
   "answered": {
    "type": "number"
   },
   "statistics": {
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "n": {
        "description": "The number of scores. `outside` counts the answers *outside my field*.",
        "type": "number"
       },
       "outside": {
        "type": "number"
       },
       "counts": {
        "type": "object",
        "properties": {
         "low": {
          "type": "number"
         },
         "mid": {
          "type": "number"
         },
         "high": {
          "type": "number"
         }
        },
        "required": [
         "low",
         "mid",
         "high"
        ]
       },
       "median": {
        "type": "number"
       },
       "band": {
        "type": "string",
        "enum": [
         "high",
         "low",
         "mid"
        ]
       },
       "ipr": {
        "description": "P70 − P30; `iprcp` is the middle between P30 and P70.",
        "type": "number"
       },
       "iprcp": {
        "type": "number"
       },
       "ipras": {
        "type": "number"
       },
       "di": {
        "description": "The disagreement index IPR/IPRAS. `disagreement` is true if it is above 1, computed in whole numbers.",
        "type": "number"
       },
       "disagreement": {
        "type": "boolean"
       },
       "classic": {
        "description": "Disagreement by the classic rule; null if the rule does not define it for `n` scores.",
        "anyOf": [
         {
          "type": "boolean"
         },
         {
          "type": "null"
         }
        ]
       },
       "p30": {
        "type": "number"
       },
       "p70": {
        "type": "number"
       },
       "quartiles": {
        "type": "array",
        "prefixItems": [
         {
          "type": "number"
         },
         {
          "type": "number"
         }
        ],
        "minItems": 2,
        "maxItems": 2
       }
      },
      "required": [
       "n",
       "outside",
       "counts",
       "median",
       "band",
       "ipr",
       "iprcp",
       "ipras",
       "di",
       "disagreement",
       "classic",
       "p30",
       "p70",
       "quartiles"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "class": {
    "anyOf": [
     {
      "$ref": "#/components/schemas/Classed"
     },
     {
      "$ref": "#/components/schemas/NoClass"
     },
     {
      "type": "null"
     }
    ]
   },
   "sides": {
    "description": "The median of each side; empty where no figures of sides are shown (DOMAIN H5).",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "side": {
       "type": "string"
      },
      "median": {
       "type": "number"
      }
     },
     "required": [
      "side",
      "median"
     ]
    }
   }
  },
  "required": [
   "kind",
   "electorate",
   "answered",
   "statistics",
   "class",
   "sides"
  ]
 },
 "FiguresOfReview": {
  "description": "The counted answers to the review of a record.",
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "review"
   },
   "electorate": {
    "type": "number"
   },
   "counts": {
    "type": "object",
    "properties": {
     "stands": {
      "type": "number"
     },
     "amend": {
      "type": "number"
     },
     "withdraw": {
      "type": "number"
     }
    },
    "required": [
     "stands",
     "amend",
     "withdraw"
    ]
   }
  },
  "required": [
   "kind",
   "electorate",
   "counts"
  ]
 },
 "FiguresOfRound": {
  "description": "The answer of `GET /api/rounds/{id}/figures`: what the result of a round says in numbers. `figures` is null while the result is not shown, and where too few answered (DOMAIN H4).",
  "type": "object",
  "properties": {
   "round": {
    "type": "string"
   },
   "statement": {
    "type": "string"
   },
   "state": {
    "type": "string",
    "enum": [
     "closed",
     "open",
     "revealed",
     "void"
    ]
   },
   "figures": {
    "anyOf": [
     {
      "$ref": "#/components/schemas/FiguresOfRating"
     },
     {
      "$ref": "#/components/schemas/FiguresOfCall"
     },
     {
      "$ref": "#/components/schemas/FiguresOfReview"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "round",
   "statement",
   "state",
   "figures"
  ]
 },
 "Floor": {
  "type": "object",
  "properties": {
   "order": {
    "type": "string",
    "enum": [
     "alternating",
     "least_spoken",
     "side_share",
     "time"
    ]
   },
   "requests": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "id": {
       "type": "string"
      },
      "member": {
       "type": "string"
      },
      "turn": {
       "type": "string",
       "enum": [
        "contribution",
        "point_of_order",
        "question",
        "reply"
       ]
      },
      "at": {
       "type": "number"
      }
     },
     "required": [
      "id",
      "member",
      "turn",
      "at"
     ]
    }
   },
   "speaking": {
    "description": "The present turn. `clockedTo` is the time up to which the turn is in `clocked`; absent if nothing of it is there. `stood` is how many milliseconds of it the clock stood, and `stoppedAt` since when it stands; each absent for never.",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "member": {
        "type": "string"
       },
       "turn": {
        "type": "string",
        "enum": [
         "contribution",
         "point_of_order",
         "question",
         "reply"
        ]
       },
       "since": {
        "type": "number"
       },
       "seconds": {
        "type": "number"
       },
       "clockedTo": {
        "type": "number"
       },
       "stood": {
        "type": "number"
       },
       "stoppedAt": {
        "type": "number"
       }
      },
      "required": [
       "member",
       "turn",
       "since",
       "seconds"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "chair": {
    "description": "The moderator who last acted as chair in this session or was handed the chair.",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "handedBy": {
    "description": "The member who handed the chair over; null or absent if the chair took it.",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "spoken": {
    "description": "The milliseconds that each member has spoken in this session.",
    "type": "object",
    "additionalProperties": {
     "type": "number"
    }
   },
   "clocked": {
    "description": "The time of ended turns by what it counts for; absent until a turn has ended.",
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/Clocked"
    }
   }
  },
  "required": [
   "order",
   "requests",
   "speaking",
   "chair",
   "spoken"
  ]
 },
 "FoldedFor": {
  "description": "The reader for whom a page's state was folded. If any field has changed on the server, the page's state is stale, and the page fetches a new snapshot.",
  "type": "object",
  "properties": {
   "audience": {
    "type": "string",
    "enum": [
     "gallery",
     "room"
    ]
   },
   "member": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "role": {
    "type": "string",
    "enum": [
     "admin",
     "alternate",
     "interpreter",
     "moderator",
     "observer",
     "panelist",
     "public",
     "secretary"
    ]
   },
   "side": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "attribution": {
    "type": "string",
    "enum": [
     "chatham",
     "named",
     "unattributed"
    ]
   },
   "contract": {
    "description": "The protocol version and the contract hash. A server with another contract may fold other fields.",
    "type": "string"
   }
  },
  "required": [
   "audience",
   "member",
   "role",
   "side",
   "attribution",
   "contract"
  ]
 },
 "FormerName": {
  "description": "A former name. The member had it up to and including the instant `until`.",
  "type": "object",
  "properties": {
   "until": {
    "type": "number"
   },
   "seq": {
    "description": "The number of the entry that gave the member another name.",
    "type": "number"
   },
   "by": {
    "description": "The other person who renamed the owner of the seat; null for the host. Absent if the owner needs no notice.",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "name": {
    "type": "string"
   },
   "romanised": {
    "description": "The name in Latin letters, family name first if the language puts it first; \"\" if `name` is in Latin letters already.",
    "type": "string"
   },
   "short": {
    "description": "The short form for lists: 小野寺 for 小野寺渉; \"\" if the whole name is short enough.",
    "type": "string"
   }
  },
  "required": [
   "until",
   "seq",
   "name",
   "romanised",
   "short"
  ]
 },
 "FormerNotice": {
  "description": "A version of the notice that was replaced.",
  "type": "object",
  "properties": {
   "version": {
    "description": "Counts the notices of the workspace, from 1.",
    "type": "number"
   },
   "hash": {
    "type": "string"
   },
   "responsible": {
    "description": "The person or the institution that answers for the data.",
    "type": "string"
   },
   "contact": {
    "type": "string"
   },
   "region": {
    "type": "string"
   },
   "notice": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   }
  },
  "required": [
   "version",
   "hash",
   "responsible",
   "contact",
   "region",
   "notice"
  ]
 },
 "FormerTranslation": {
  "description": "A translation as it was before other words took its place.",
  "type": "object",
  "properties": {
   "key": {
    "type": "string"
   },
   "lang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "topic": {
    "type": "string"
   },
   "session": {
    "type": "string"
   },
   "room": {
    "description": "Set while only the room reads the original.",
    "type": "boolean",
    "const": true
   },
   "hidden": {
    "description": "Set if the original's author is hidden. Nobody then accepts or corrects the translation.",
    "type": "boolean",
    "const": true
   },
   "text": {
    "description": "The words of the translation; \"\" if they were erased, or if it was declined.",
    "type": "string"
   },
   "revision": {
    "type": "number"
   },
   "drafted": {
    "type": "string",
    "enum": [
     "author",
     "engine",
     "person"
    ]
   },
   "by": {
    "description": "The member who handed in or corrected these words; null for readers who may not read names.",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   },
   "answer": {
    "description": "The answer of the author, or of the reader whom the author named, to these words.",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "how": {
        "type": "string",
        "enum": [
         "accepted",
         "corrected",
         "declined",
         "let_stand"
        ]
       },
       "by": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "at": {
        "type": "number"
       }
      },
      "required": [
       "how",
       "by",
       "at"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "reader": {
    "description": "The panelist whom the author named to answer, and when.",
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "at": {
      "type": "number"
     }
    },
    "required": [
     "member",
     "at"
    ]
   },
   "paragraph": {
    "$ref": "#/components/schemas/TranslatedParagraph"
   },
   "behind": {
    "description": "Set once the original says something else than what was translated.",
    "type": "boolean",
    "const": true
   }
  },
  "required": [
   "key",
   "lang",
   "text",
   "revision",
   "drafted",
   "by",
   "at",
   "answer"
  ]
 },
 "FoundPassage": {
  "description": "A passage of a record with the words of a query.",
  "type": "object",
  "properties": {
   "isWording": {
    "description": "It is of the record's wording, and not of a note, dissent or reservation beside it.",
    "type": "boolean"
   },
   "lang": {
    "description": "The language of the text; \"\" if nobody stated it.",
    "type": "string",
    "enum": [
     "",
     "en",
     "ja",
     "zh"
    ]
   },
   "text": {
    "description": "The words of the query with the words around them.",
    "type": "string"
   },
   "marks": {
    "description": "The ranges of `text` that the query names.",
    "type": "array",
    "items": {
     "type": "array",
     "prefixItems": [
      {
       "type": "number"
      },
      {
       "type": "number"
      }
     ],
     "minItems": 2,
     "maxItems": 2
    }
   }
  },
  "required": [
   "isWording",
   "lang",
   "text",
   "marks"
  ]
 },
 "Given": {
  "type": "object",
  "properties": {
   "hash": {
    "type": "string"
   },
   "version": {
    "type": "number"
   },
   "lang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "at": {
    "type": "number"
   },
   "region": {
    "type": "string"
   }
  },
  "required": [
   "hash",
   "version",
   "lang",
   "at",
   "region"
  ]
 },
 "HostFace": {
  "description": "The face with the address of the logo; null if there is none.",
  "type": "object",
  "properties": {
   "name": {
    "type": "string"
   },
   "accent": {
    "description": "the accent of light and of dark pages; null: Plenary's own",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "light": {
        "type": "string"
       },
       "dark": {
        "type": "string"
       }
      },
      "required": [
       "light",
       "dark"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "foot": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "links": {
    "type": "object",
    "properties": {
     "privacy": {
      "type": "string"
     },
     "accessibility": {
      "type": "string"
     },
     "imprint": {
      "type": "string"
     },
     "contact": {
      "type": "string"
     }
    },
    "required": [
     "privacy",
     "accessibility",
     "imprint",
     "contact"
    ]
   },
   "logo": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "name",
   "accent",
   "foot",
   "links",
   "logo"
  ]
 },
 "HostLogPage": {
  "description": "`GET /api/host/log?before&kind&from&until`: a page of the log, newest first.",
  "type": "object",
  "properties": {
   "entries": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/HostLogShown"
    }
   },
   "before": {
    "description": "the number to ask for the next page with; null if this is the last",
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "names": {
    "description": "the names of the members and of the sign-ins that go on, and the slugs of the workspaces, by the ids in the entries",
    "type": "object",
    "additionalProperties": {
     "type": "string"
    }
   }
  },
  "required": [
   "entries",
   "before",
   "names"
  ]
 },
 "HostLogShown": {
  "description": "An entry of the log of the host, as the administrator's page shows it.",
  "type": "object",
  "properties": {
   "seq": {
    "type": "number"
   },
   "kind": {
    "type": "string"
   },
   "at": {
    "type": "number"
   },
   "body": {
    "description": "ids, counts and codes, by their names",
    "type": "object",
    "additionalProperties": {
     "anyOf": [
      {
       "type": "boolean"
      },
      {
       "type": "string"
      },
      {
       "type": "number"
      },
      {
       "type": "array",
       "items": {
        "type": "string"
       }
      },
      {
       "type": "null"
      }
     ]
    }
   },
   "personal": {
    "description": "null once the personal part is erased",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "by": {
        "type": "object",
        "additionalProperties": {
         "type": "string"
        }
       },
       "about": {
        "anyOf": [
         {
          "type": "object",
          "additionalProperties": {
           "type": "string"
          }
         },
         {
          "type": "null"
         }
        ]
       }
      },
      "required": [
       "by",
       "about"
      ]
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "seq",
   "kind",
   "at",
   "body",
   "personal"
  ]
 },
 "HostOverview": {
  "description": "`GET /api/host`: what an administrator sees first.",
  "type": "object",
  "properties": {
   "version": {
    "type": "string"
   },
   "node": {
    "type": "string"
   },
   "database": {
    "type": "string",
    "enum": [
     "postgres",
     "sqlite"
    ]
   },
   "mail": {
    "description": "whether a mail server is set",
    "type": "boolean"
   },
   "backup": {
    "description": "the last backup that the log of the host knows; null if there is none",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "at": {
        "type": "number"
       },
       "workspaces": {
        "type": "number"
       },
       "entries": {
        "type": "number"
       }
      },
      "required": [
       "at",
       "workspaces",
       "entries"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "backupFailure": {
    "description": "why the newest backup of the schedule failed (DOMAIN BK5); null if it succeeded, or none was tried",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "at": {
        "type": "number"
       },
       "fault": {
        "type": "string",
        "enum": [
         "disk-full",
         "not-copied",
         "not-removed",
         "not-written"
        ]
       }
      },
      "required": [
       "at",
       "fault"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "workspaces": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/HostWorkspace"
    }
   }
  },
  "required": [
   "version",
   "node",
   "database",
   "mail",
   "backup",
   "backupFailure",
   "workspaces"
  ]
 },
 "HostSettingsRead": {
  "description": "`GET` and `PUT /api/host/settings`: the same with the number of changes, which the next change names.",
  "type": "object",
  "properties": {
   "face": {
    "type": "object",
    "properties": {
     "name": {
      "type": "string"
     },
     "accent": {
      "description": "the accent of light and of dark pages; null: Plenary's own",
      "anyOf": [
       {
        "type": "object",
        "properties": {
         "light": {
          "type": "string"
         },
         "dark": {
          "type": "string"
         }
        },
        "required": [
         "light",
         "dark"
        ]
       },
       {
        "type": "null"
       }
      ]
     },
     "foot": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     },
     "links": {
      "type": "object",
      "properties": {
       "privacy": {
        "type": "string"
       },
       "accessibility": {
        "type": "string"
       },
       "imprint": {
        "type": "string"
       },
       "contact": {
        "type": "string"
       }
      },
      "required": [
       "privacy",
       "accessibility",
       "imprint",
       "contact"
      ]
     }
    },
    "required": [
     "name",
     "accent",
     "foot",
     "links"
    ]
   },
   "logo": {
    "description": "the address of the logo; null if there is none",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "revision": {
    "type": "number"
   }
  },
  "required": [
   "face",
   "logo",
   "revision"
  ]
 },
 "HostSignIn": {
  "description": "A sign-in as the administrator's page lists it.",
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "administrator": {
    "type": "boolean"
   },
   "own": {
    "description": "whether it is the reader's own",
    "type": "boolean"
   },
   "createdAt": {
    "type": "number"
   },
   "usedOn": {
    "description": "the day of the last use, in days since 1970",
    "type": "number"
   },
   "device": {
    "description": "the browser and the system in a few words; \"\" if unknown",
    "type": "string"
   },
   "account": {
    "description": "the name of the account to which the sign-in belongs; \"\" if there is none",
    "type": "string"
   },
   "seats": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "slug": {
       "type": "string"
      },
      "title": {
       "type": "object",
       "properties": {
        "en": {
         "type": "string"
        },
        "zh": {
         "type": "string"
        },
        "ja": {
         "type": "string"
        }
       }
      },
      "name": {
       "type": "string"
      }
     },
     "required": [
      "slug",
      "title",
      "name"
     ]
    }
   }
  },
  "required": [
   "id",
   "administrator",
   "own",
   "createdAt",
   "usedOn",
   "device",
   "account",
   "seats"
  ]
 },
 "HostSignIns": {
  "description": "`GET /api/host/sign-ins`: the sign-ins of all people, the last used first.",
  "type": "object",
  "properties": {
   "signIns": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/HostSignIn"
    }
   },
   "more": {
    "description": "whether there are more than the answer holds",
    "type": "boolean"
   }
  },
  "required": [
   "signIns",
   "more"
  ]
 },
 "HostWorkspace": {
  "description": "A workspace as the administrator's page lists it.",
  "type": "object",
  "properties": {
   "slug": {
    "type": "string"
   },
   "title": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "demo": {
    "type": "boolean"
   },
   "archived": {
    "type": "boolean"
   },
   "erasures": {
    "description": "how many erasures were asked for and wait for an administrator",
    "type": "number"
   },
   "chairs": {
    "description": "the names of the present moderators",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "member": {
       "type": "string"
      },
      "name": {
       "type": "string"
      },
      "side": {
       "anyOf": [
        {
         "type": "string"
        },
        {
         "type": "null"
        }
       ]
      }
     },
     "required": [
      "member",
      "name",
      "side"
     ]
    }
   },
   "people": {
    "type": "number"
   },
   "entries": {
    "type": "number"
   },
   "noteBytes": {
    "description": "the bytes of its notes and of its uploaded files",
    "type": "number"
   },
   "fileBytes": {
    "type": "number"
   }
  },
  "required": [
   "slug",
   "title",
   "demo",
   "archived",
   "erasures",
   "chairs",
   "people",
   "entries",
   "noteBytes",
   "fileBytes"
  ]
 },
 "IndexState": {
  "description": "`GET` and `POST /api/search/index`: the search index of the server that answers, for an administrator.",
  "type": "object",
  "properties": {
   "texts": {
    "description": "The number of texts; a text that the room and the gallery read counts twice.",
    "type": "number"
   },
   "reading": {
    "description": "The logs, notes and minutes that are read so far, and all that are known; null if everything is read.",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "done": {
        "type": "number"
       },
       "all": {
        "type": "number"
       }
      },
      "required": [
       "done",
       "all"
      ]
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "texts",
   "reading"
  ]
 },
 "InvitationList": {
  "description": "`GET /api/workspaces/{slug}/invitations`",
  "type": "object",
  "properties": {
   "mails": {
    "description": "whether the server sends letters; otherwise people copy them",
    "type": "boolean"
   },
   "invitations": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/InvitationShown"
    }
   }
  },
  "required": [
   "mails",
   "invitations"
  ]
 },
 "InvitationShown": {
  "description": "One letter of invitation, as those who may invite guests read it (DOMAIN IN2).",
  "type": "object",
  "properties": {
   "member": {
    "type": "string"
   },
   "email": {
    "description": "the address; null for everybody but the person who gave it, \"\" if there is none",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "zone": {
    "type": "string"
   },
   "standing": {
    "type": "string",
    "enum": [
     "bounced",
     "copied",
     "failed",
     "held",
     "listed",
     "sent",
     "waiting"
    ]
   },
   "reminder": {
    "type": "boolean"
   },
   "error": {
    "description": "why the last try failed, e.g. the code of the mail server",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "askedAt": {
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "sentAt": {
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "openedAt": {
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "declinedAt": {
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "member",
   "email",
   "zone",
   "standing",
   "reminder",
   "error",
   "askedAt",
   "sentAt",
   "openedAt",
   "declinedAt"
  ]
 },
 "InvitationsAsked": {
  "description": "`POST /api/workspaces/{slug}/invitations`",
  "type": "object",
  "properties": {
   "asked": {
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "left": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "member": {
       "type": "string"
      },
      "why": {
       "type": "string",
       "enum": [
        "declined",
        "gone",
        "lately",
        "mailbox-full",
        "no-address",
        "not-permitted",
        "taken"
       ]
      }
     },
     "required": [
      "member",
      "why"
     ]
    }
   },
   "letters": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/LetterToCopy"
    }
   }
  },
  "required": [
   "asked",
   "left",
   "letters"
  ]
 },
 "Invite": {
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "role": {
    "type": "string",
    "enum": [
     "alternate",
     "interpreter",
     "moderator",
     "observer",
     "panelist",
     "secretary"
    ]
   },
   "side": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "member": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "uses": {
    "type": "number"
   },
   "used": {
    "description": "The number of people who have joined by this link.",
    "type": "number"
   },
   "by": {
    "description": "The member who made the link; null if an administrator or the command line made it.",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "expiresAt": {
    "type": "number"
   },
   "revoked": {
    "type": "boolean"
   },
   "seatsStay": {
    "description": "Whether the seats that were taken by the link outlive its revocation; absent if they ended with it.",
    "type": "boolean",
    "const": true
   },
   "spent": {
    "description": "Whether somebody took the link's only seat, by this link or by another one. It stays true if the seat is reissued.",
    "type": "boolean"
   }
  },
  "required": [
   "id",
   "role",
   "side",
   "member",
   "uses",
   "used",
   "by",
   "revoked",
   "spent"
  ]
 },
 "InvitePreview": {
  "description": "`POST /api/join/preview {token}`: the seat that the link gives. The request does not count as a use of the link.",
  "type": "object",
  "properties": {
   "workspace": {
    "type": "object",
    "properties": {
     "slug": {
      "type": "string"
     },
     "title": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     }
    },
    "required": [
     "slug",
     "title"
    ]
   },
   "session": {
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "id": {
        "type": "string"
       },
       "title": {
        "type": "object",
        "properties": {
         "en": {
          "type": "string"
         },
         "zh": {
          "type": "string"
         },
         "ja": {
          "type": "string"
         }
        }
       }
      },
      "required": [
       "id",
       "title"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "role": {
    "type": "string",
    "enum": [
     "admin",
     "alternate",
     "interpreter",
     "moderator",
     "observer",
     "panelist",
     "public",
     "secretary"
    ]
   },
   "side": {
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "title": {
        "type": "object",
        "properties": {
         "en": {
          "type": "string"
         },
         "zh": {
          "type": "string"
         },
         "ja": {
          "type": "string"
         }
        }
       },
       "mark": {
        "type": "string"
       }
      },
      "required": [
       "title",
       "mark"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "attribution": {
    "description": "The panel's policy on whether texts and decisions are published with their authors' names.",
    "type": "string",
    "enum": [
     "chatham",
     "named",
     "unattributed"
    ]
   },
   "privacy": {
    "description": "The panel's privacy notice, to which whoever joins consents (DOMAIN PN2); null if it has none.",
    "anyOf": [
     {
      "$ref": "#/components/schemas/NoticeToRead"
     },
     {
      "type": "null"
     }
    ]
   },
   "account": {
    "$ref": "#/components/schemas/AccountForSeat"
   },
   "name": {
    "type": "string"
   },
   "romanised": {
    "type": "string"
   },
   "seated": {
    "description": "The seat in that workspace that this browser is signed in to. `own` is true if the link opens that seat, or if the seat was made by the link. `free` is true if the link can still give another seat.",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "member": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "name": {
        "type": "string"
       },
       "role": {
        "type": "string",
        "enum": [
         "admin",
         "alternate",
         "interpreter",
         "moderator",
         "observer",
         "panelist",
         "public",
         "secretary"
        ]
       },
       "side": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "lang": {
        "type": "string"
       },
       "administrator": {
        "description": "Whether the holder of the seat is an administrator of the server too.",
        "type": "boolean",
        "const": true
       },
       "kept": {
        "description": "Whether an account keeps the seat of a panelist; absent for others, and where it is not known.",
        "type": "boolean",
        "const": true
       },
       "privacy": {
        "$ref": "#/components/schemas/PrivacyOfObserver"
       },
       "own": {
        "type": "boolean"
       },
       "free": {
        "type": "boolean"
       }
      },
      "required": [
       "member",
       "name",
       "role",
       "side",
       "lang",
       "own",
       "free"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "invited": {
    "description": "whether the person has declined; null if no letter invited them (DOMAIN IN7)",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "declined": {
        "type": "boolean"
       }
      },
      "required": [
       "declined"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "sat": {
    "description": "the person in the seat of a mailed letter's own link, while nobody has confirmed them; else null",
    "anyOf": [
     {
      "$ref": "#/components/schemas/SatDown"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "workspace",
   "session",
   "role",
   "side",
   "attribution",
   "privacy",
   "account",
   "name",
   "romanised",
   "seated",
   "invited",
   "sat"
  ]
 },
 "Joined": {
  "description": "The answer of `POST /api/join {token, name}`.",
  "type": "object",
  "properties": {
   "workspace": {
    "type": "string"
   },
   "session": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "member": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "role": {
    "type": "string",
    "enum": [
     "admin",
     "alternate",
     "interpreter",
     "moderator",
     "observer",
     "panelist",
     "public",
     "secretary"
    ]
   }
  },
  "required": [
   "workspace",
   "session",
   "member",
   "role"
  ]
 },
 "LanguageText": {
  "type": "object",
  "properties": {
   "lang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "text": {
    "type": "string"
   },
   "state": {
    "type": "string",
    "enum": [
     "draft",
     "in_sync",
     "missing",
     "out_of_date"
    ]
   },
   "revision": {
    "description": "The number of times that this language's text was saved.",
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   },
   "confirmedBy": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "spoken": {
    "description": "True if the text was confirmed aloud. `confirmedBy` is then the secretary who entered the confirmation.",
    "type": "boolean"
   },
   "behind": {
    "description": "The number of changes to the statement's authentic texts since this text was last saved or confirmed.",
    "type": "number"
   }
  },
  "required": [
   "lang",
   "text",
   "state",
   "revision",
   "by",
   "at",
   "confirmedBy",
   "spoken",
   "behind"
  ]
 },
 "LetterPreview": {
  "description": "`POST /api/workspaces/{slug}/invitations/preview`: a letter as it would be sent now, with a link that opens nothing.",
  "type": "object",
  "properties": {
   "lang": {
    "description": "the language of the seat, in which the letter is",
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "subject": {
    "type": "string"
   },
   "text": {
    "type": "string"
   },
   "session": {
    "description": "the session of the calendar file; null if none is planned",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "from": {
        "type": "number"
       },
       "to": {
        "type": "number"
       }
      },
      "required": [
       "from",
       "to"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "zone": {
    "description": "the zone of the person's clock, e.g. Asia/Tokyo; \"\" if nobody stated it",
    "type": "string"
   }
  },
  "required": [
   "lang",
   "subject",
   "text",
   "session",
   "zone"
  ]
 },
 "LetterToCopy": {
  "description": "A letter that a person sends. It holds the personal link, which no other answer repeats.",
  "type": "object",
  "properties": {
   "member": {
    "type": "string"
   },
   "subject": {
    "type": "string"
   },
   "text": {
    "type": "string"
   },
   "calendar": {
    "description": "the session as a file of a calendar; \"\" if none is planned",
    "type": "string"
   }
  },
  "required": [
   "member",
   "subject",
   "text",
   "calendar"
  ]
 },
 "LettersTriedAgain": {
  "description": "`POST /api/letters/again`, for an administrator",
  "type": "object",
  "properties": {
   "again": {
    "type": "number"
   },
   "left": {
    "description": "how many were left out, because the person has come in, declined or left, or the link no longer works",
    "type": "number"
   }
  },
  "required": [
   "again",
   "left"
  ]
 },
 "LinkPreview": {
  "description": "A mailed link, before it is used.",
  "type": "object",
  "properties": {
   "email": {
    "description": "\"\" where another browser asked for the letter",
    "type": "string"
   },
   "own": {
    "description": "whether this browser asked for the letter; the link signs in only there",
    "type": "boolean"
   }
  },
  "required": [
   "email",
   "own"
  ]
 },
 "ListedRecord": {
  "description": "A record in the list of `GET /api/records`.",
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "number": {
    "type": "number"
   },
   "workspace": {
    "description": "The workspace's slug.",
    "type": "string"
   },
   "workspaceTitle": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "topic": {
    "type": "string"
   },
   "topicTitle": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "label": {
    "description": "The label of the statement, e.g. A-1.",
    "type": "string"
   },
   "state": {
    "type": "string",
    "enum": [
     "declared",
     "in_force",
     "lapsed",
     "returned",
     "superseded",
     "taken_back",
     "withdrawn"
    ]
   },
   "level": {
    "description": "Absent if the record never came into force: such a declaration is no agreement.",
    "type": "string",
    "enum": [
     "consensus",
     "rough",
     "unanimity"
    ]
   },
   "texts": {
    "description": "The wording in each language, as it was declared.",
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "declaredAt": {
    "type": "number"
   },
   "url": {
    "description": "The address of the record on this server.",
    "type": "string"
   },
   "supersededBy": {
    "description": "The number of the record that took this one's place.",
    "type": "number"
   },
   "dissents": {
    "description": "The dissents and reservations that are printed with the record, those that were added later included.",
    "type": "number"
   },
   "reservations": {
    "type": "number"
   },
   "reviewDue": {
    "description": "The day of its review has come.",
    "type": "boolean"
   },
   "differs": {
    "description": "The note no longer says what was recorded.",
    "type": "boolean"
   },
   "found": {
    "description": "The passages with the words of the query, at most one in each language; empty without a query.",
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/FoundPassage"
    }
   }
  },
  "required": [
   "id",
   "number",
   "workspace",
   "workspaceTitle",
   "topic",
   "topicTitle",
   "label",
   "state",
   "texts",
   "declaredAt",
   "url",
   "dissents",
   "reservations",
   "reviewDue",
   "differs",
   "found"
  ]
 },
 "Loan": {
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "item": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "from": {
    "type": "string"
   },
   "to": {
    "type": "string"
   },
   "seconds": {
    "type": "number"
   },
   "back": {
    "description": "The seconds of the loan that were taken back.",
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   }
  },
  "required": [
   "id",
   "item",
   "from",
   "to",
   "seconds",
   "back",
   "by",
   "at"
  ]
 },
 "Machine": {
  "description": "A program that reads the panel by a token (DOMAIN X11).",
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "name": {
    "description": "The name that the moderator gave the program.",
    "type": "string"
   },
   "scope": {
    "type": "string",
    "enum": [
     "observer",
     "public",
     "secretary"
    ]
   },
   "hash": {
    "description": "The hash of the token's secret.",
    "type": "string"
   },
   "until": {
    "description": "The end of the token's time.",
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   },
   "ended": {
    "description": "Set when the token was revoked, or, as `with` says, when its maker lost the right to make it.",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "by": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "at": {
        "type": "number"
       },
       "with": {
        "type": "string",
        "const": "maker"
       }
      },
      "required": [
       "by",
       "at"
      ]
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "id",
   "name",
   "scope",
   "hash",
   "until",
   "by",
   "at",
   "ended"
  ]
 },
 "Me": {
  "description": "The caller: the seat that the cookie names, or a reader without a seat.",
  "type": "object",
  "properties": {
   "member": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "name": {
    "type": "string"
   },
   "role": {
    "type": "string",
    "enum": [
     "admin",
     "alternate",
     "interpreter",
     "moderator",
     "observer",
     "panelist",
     "public",
     "secretary"
    ]
   },
   "side": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "lang": {
    "type": "string"
   },
   "administrator": {
    "description": "Whether the holder of the seat is an administrator of the server too.",
    "type": "boolean",
    "const": true
   },
   "kept": {
    "description": "Whether an account keeps the seat of a panelist; absent for others, and where it is not known.",
    "type": "boolean",
    "const": true
   },
   "privacy": {
    "$ref": "#/components/schemas/PrivacyOfObserver"
   }
  },
  "required": [
   "member",
   "name",
   "role",
   "side",
   "lang"
  ]
 },
 "Member": {
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "name": {
    "description": "The name in the member's own script.",
    "type": "string"
   },
   "romanised": {
    "type": "string"
   },
   "short": {
    "type": "string"
   },
   "role": {
    "type": "string",
    "enum": [
     "alternate",
     "interpreter",
     "moderator",
     "observer",
     "panelist",
     "secretary"
    ]
   },
   "side": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "earlier": {
    "description": "The roles and sides that the member had before, oldest first; absent until the role or the side changes.",
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/EarlierSeat"
    }
   },
   "field": {
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     },
     {
      "type": "null"
     }
    ]
   },
   "title": {
    "description": "The title and the affiliation as the roster states them, e.g. Professor, Keio University; absent if never stated.",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     },
     {
      "type": "null"
     }
    ]
   },
   "affiliation": {
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     },
     {
      "type": "null"
     }
    ]
   },
   "interest": {
    "description": "A stated interest that others may see as a conflict. `by` is the secretary if the secretary entered it.",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "text": {
        "type": "object",
        "properties": {
         "lang": {
          "type": "string",
          "enum": [
           "en",
           "ja",
           "zh"
          ]
         },
         "text": {
          "type": "string"
         }
        },
        "required": [
         "lang",
         "text"
        ]
       },
       "by": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "at": {
        "type": "number"
       }
      },
      "required": [
       "text",
       "by",
       "at"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "proposedInterest": {
    "description": "An interest that the secretary entered and the member has not confirmed. No page shows it as the member's interest. `seq` is the number of its entry.",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "text": {
        "type": "object",
        "properties": {
         "lang": {
          "type": "string",
          "enum": [
           "en",
           "ja",
           "zh"
          ]
         },
         "text": {
          "type": "string"
         }
        },
        "required": [
         "lang",
         "text"
        ]
       },
       "by": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "at": {
        "type": "number"
       },
       "seq": {
        "type": "number"
       }
      },
      "required": [
       "text",
       "by",
       "at",
       "seq"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "formerly": {
    "description": "Former names, oldest first; absent until the name changes.",
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/FormerName"
    }
   },
   "renamingSeen": {
    "description": "The number of the entry up to which the member has seen renamings of their seat by other people.",
    "type": "number"
   },
   "addressSet": {
    "description": "The last change of the seat's e-mail address by another person. It is absent once the seat's owner has seen the change.",
    "type": "object",
    "properties": {
     "by": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "at": {
      "type": "number"
     },
     "seq": {
      "type": "number"
     },
     "cleared": {
      "type": "boolean"
     }
    },
    "required": [
     "by",
     "at",
     "seq",
     "cleared"
    ]
   },
   "changesSeen": {
    "description": "Until when this chair has seen what other chairs changed; absent if never.",
    "type": "number"
   },
   "lang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "seatedAt": {
    "description": "When the member became a moderator or a panelist; null for secretaries and observers.",
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "agreed": {
    "description": "The policy that the seat's owner last agreed to; absent if nobody has taken the seat.",
    "type": "string",
    "enum": [
     "chatham",
     "named",
     "unattributed"
    ]
   },
   "taken": {
    "description": "Whether somebody has taken the seat.",
    "type": "boolean"
   },
   "cameBy": {
    "description": "The link by which the seat's owner joined; absent if nobody has taken the seat, and in the gallery.",
    "type": "string"
   },
   "sat": {
    "description": "When the seat was last taken, by whose link (null: an administrator's, or the reader may not know), and whether it was the link of the letter that the server mailed to the person. Absent if nobody has taken the seat.",
    "type": "object",
    "properties": {
     "at": {
      "type": "number"
     },
     "by": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "letter": {
      "type": "boolean"
     }
    },
    "required": [
     "at",
     "by",
     "letter"
    ]
   },
   "unconfirmed": {
    "description": "The proposal that has to be carried before this panelist is in an electorate (DOMAIN E2).",
    "type": "string"
   },
   "broughtBy": {
    "description": "The moderator or secretary who added this panelist; absent if an administrator or the command line did.",
    "type": "string"
   },
   "appointedBy": {
    "description": "The member who made this member a moderator or the secretary; absent if an administrator did.",
    "type": "string"
   },
   "appointedFrom": {
    "description": "The member's role before the appointment by `appointedBy`.",
    "type": "string",
    "enum": [
     "alternate",
     "interpreter",
     "moderator",
     "observer",
     "panelist",
     "secretary"
    ]
   },
   "suspended": {
    "description": "Set while the seat is suspended: an administrator has ended its access. Answers and electorates stay as they are.",
    "type": "object",
    "properties": {
     "by": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "at": {
      "type": "number"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "by",
     "at",
     "reason"
    ]
   },
   "reissued": {
    "description": "When the seat was last reissued. Its new holder cannot read answers to rounds that were opened before the reissue (DOMAIN S5). `disowned`: the person whom a letter had invited said that somebody else sat there (IN13).",
    "type": "object",
    "properties": {
     "by": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "at": {
      "type": "number"
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "disowned": {
      "type": "boolean",
      "const": true
     }
    },
    "required": [
     "by",
     "at",
     "reason"
    ]
   },
   "alternate": {
    "description": "The alternate whom this delegate named, with whom they share the seat. The one whose role is panelist sits, and the other one has the role `alternate`. `alone` says whether the alternate may take the seat over by themselves.",
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "alone": {
      "type": "boolean"
     },
     "at": {
      "type": "number"
     }
    },
    "required": [
     "member",
     "alone",
     "at"
    ]
   },
   "alternateOf": {
    "description": "The delegate who named this member as their alternate.",
    "type": "string"
   },
   "alternatesNamed": {
    "description": "When this delegate named alternates, within a day before the last time; absent if they never did.",
    "type": "array",
    "items": {
     "type": "number"
    }
   },
   "sitsSince": {
    "description": "The instant since which the member sits as an alternate; absent while the delegate sits.",
    "type": "number"
   },
   "removed": {
    "type": "boolean"
   },
   "consents": {
    "description": "The consents of the seat's owner; absent until they give one.",
    "type": "object",
    "properties": {
     "notice": {
      "$ref": "#/components/schemas/ConsentGiven"
     },
     "transfer": {
      "$ref": "#/components/schemas/ConsentGiven"
     }
    }
   },
   "erasure": {
    "$ref": "#/components/schemas/ErasureAsked"
   },
   "erased": {
    "description": "When the member's data was erased.",
    "type": "number"
   },
   "unnamed": {
    "description": "When the member's name was erased because its period was over (DOMAIN RT3).",
    "type": "number"
   },
   "ended": {
    "description": "How the seat ended. `left` is true if its owner left, and false if somebody else removed the seat.",
    "type": "object",
    "properties": {
     "left": {
      "type": "boolean"
     },
     "by": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "at": {
      "type": "number"
     }
    },
    "required": [
     "left",
     "by",
     "at"
    ]
   }
  },
  "required": [
   "id",
   "name",
   "romanised",
   "short",
   "role",
   "side",
   "field",
   "interest",
   "lang",
   "seatedAt",
   "taken",
   "removed"
  ]
 },
 "Mine": {
  "description": "The answer of `GET /api/rounds/{id}/mine`: the caller's own answer.",
  "type": "object",
  "properties": {
   "round": {
    "type": "string"
   },
   "revision": {
    "type": "number"
   },
   "answer": {
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "kind": {
        "type": "string",
        "const": "review"
       },
       "judgement": {
        "type": "string",
        "enum": [
         "amend",
         "stands",
         "withdraw"
        ]
       },
       "reason": {
        "type": "string"
       },
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       }
      },
      "required": [
       "kind",
       "judgement",
       "reason",
       "lang"
      ]
     },
     {
      "type": "object",
      "properties": {
       "kind": {
        "type": "string",
        "const": "rating"
       },
       "score": {
        "anyOf": [
         {
          "type": "number"
         },
         {
          "type": "null"
         }
        ]
       },
       "reason": {
        "type": "string"
       },
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "texts": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "lang": {
           "type": "string",
           "enum": [
            "en",
            "ja",
            "zh"
           ]
          },
          "text": {
           "type": "string"
          }
         },
         "required": [
          "lang",
          "text"
         ]
        }
       }
      },
      "required": [
       "kind",
       "score"
      ]
     },
     {
      "type": "object",
      "properties": {
       "kind": {
        "type": "string",
        "const": "call"
       },
       "position": {
        "type": "string",
        "enum": [
         "abstain",
         "agree",
         "block",
         "disagree",
         "reserve"
        ]
       },
       "reason": {
        "type": "string"
       },
       "remedy": {
        "type": "string"
       },
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "confirmBy": {
        "description": "The date by which the panelist expects to confirm a reservation: \"to be confirmed by {date}\".",
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "texts": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "lang": {
           "type": "string",
           "enum": [
            "en",
            "ja",
            "zh"
           ]
          },
          "text": {
           "type": "string"
          }
         },
         "required": [
          "lang",
          "text"
         ]
        }
       }
      },
      "required": [
       "kind",
       "position",
       "reason",
       "remedy",
       "lang",
       "confirmBy"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "spoken": {
    "description": "The panelist said the answer aloud, and the secretary entered it.",
    "type": "boolean"
   },
   "entered": {
    "description": "The position that the secretary entered for the caller and that does not count yet; `answer` is then null. `ended`: a second officer pressed another position, so that only the owner can make it count.",
    "type": "object",
    "properties": {
     "answer": {
      "anyOf": [
       {
        "type": "object",
        "properties": {
         "kind": {
          "type": "string",
          "const": "review"
         },
         "judgement": {
          "type": "string",
          "enum": [
           "amend",
           "stands",
           "withdraw"
          ]
         },
         "reason": {
          "type": "string"
         },
         "lang": {
          "type": "string",
          "enum": [
           "en",
           "ja",
           "zh"
          ]
         }
        },
        "required": [
         "kind",
         "judgement",
         "reason",
         "lang"
        ]
       },
       {
        "type": "object",
        "properties": {
         "kind": {
          "type": "string",
          "const": "rating"
         },
         "score": {
          "anyOf": [
           {
            "type": "number"
           },
           {
            "type": "null"
           }
          ]
         },
         "reason": {
          "type": "string"
         },
         "lang": {
          "type": "string",
          "enum": [
           "en",
           "ja",
           "zh"
          ]
         },
         "texts": {
          "type": "array",
          "items": {
           "type": "object",
           "properties": {
            "lang": {
             "type": "string",
             "enum": [
              "en",
              "ja",
              "zh"
             ]
            },
            "text": {
             "type": "string"
            }
           },
           "required": [
            "lang",
            "text"
           ]
          }
         }
        },
        "required": [
         "kind",
         "score"
        ]
       },
       {
        "type": "object",
        "properties": {
         "kind": {
          "type": "string",
          "const": "call"
         },
         "position": {
          "type": "string",
          "enum": [
           "abstain",
           "agree",
           "block",
           "disagree",
           "reserve"
          ]
         },
         "reason": {
          "type": "string"
         },
         "remedy": {
          "type": "string"
         },
         "lang": {
          "type": "string",
          "enum": [
           "en",
           "ja",
           "zh"
          ]
         },
         "confirmBy": {
          "description": "The date by which the panelist expects to confirm a reservation: \"to be confirmed by {date}\".",
          "anyOf": [
           {
            "type": "string"
           },
           {
            "type": "null"
           }
          ]
         },
         "texts": {
          "type": "array",
          "items": {
           "type": "object",
           "properties": {
            "lang": {
             "type": "string",
             "enum": [
              "en",
              "ja",
              "zh"
             ]
            },
            "text": {
             "type": "string"
            }
           },
           "required": [
            "lang",
            "text"
           ]
          }
         }
        },
        "required": [
         "kind",
         "position",
         "reason",
         "remedy",
         "lang",
         "confirmBy"
        ]
       }
      ]
     },
     "by": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "ended": {
      "type": "boolean"
     }
    },
    "required": [
     "answer",
     "by",
     "ended"
    ]
   },
   "officer": {
    "description": "The second officer who confirmed what the secretary entered.",
    "type": "string"
   },
   "elsewhere": {
    "description": "Another browser of this member has the ballot of a secret round. The page learns this when it requests a ballot.",
    "type": "boolean"
   },
   "movable": {
    "description": "The other browser has not cast the ballot yet, so the member may move it to this browser.",
    "type": "boolean"
   },
   "cast": {
    "description": "This browser has cast a ballot in a secret round. `answer` is null if the page no longer has the ballot's content.",
    "type": "boolean"
   },
   "waits": {
    "description": "The server accepts no ballots of the secret round at the moment, and the page tries again.",
    "type": "boolean"
   }
  },
  "required": [
   "round",
   "revision",
   "answer"
  ]
 },
 "Minutes": {
  "type": "object",
  "properties": {
   "state": {
    "type": "string",
    "enum": [
     "adopted",
     "draft",
     "published",
     "under_review"
    ]
   },
   "endsAt": {
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "adoptedAt": {
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "extended": {
    "description": "True once the comment period was extended, which is possible once.",
    "type": "boolean"
   },
   "wording": {
    "description": "The wording of sent minutes, as `minutes-sent` states it; absent if an earlier version sent them, or nobody did.",
    "type": "number",
    "enum": [
     2,
     3,
     4,
     5
    ]
   },
   "said": {
    "description": "True if the minutes are published with the scribe text, which prints the discussion.",
    "type": "boolean"
   },
   "moved": {
    "description": "The member who last changed the state of the minutes, and the time. If another member then tries the same change, the refusal names the first member.",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "by": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "at": {
        "type": "number"
       }
      },
      "required": [
       "by",
       "at"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "amended": {
    "description": "The sentences that were written in place of sentences of the minutes, at most one for each place and language.",
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/SentenceWritten"
    }
   },
   "corrections": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/Correction"
    }
   }
  },
  "required": [
   "state",
   "endsAt",
   "adoptedAt",
   "moved",
   "corrections"
  ]
 },
 "MinutesWritten": {
  "description": "The answer to `GET /api/sessions/{id}/minutes`: the minutes that the log gives up to entry `seq`.",
  "type": "object",
  "properties": {
   "seq": {
    "type": "number"
   },
   "prose": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/Prose"
    }
   },
   "fingerprint": {
    "description": "the fingerprint of the last entry that the minutes include, for the QR code; null until the session closes",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "scribe": {
    "type": "string"
   },
   "pictures": {
    "$ref": "#/components/schemas/Pictures"
   },
   "adopting": {
    "$ref": "#/components/schemas/Adopting"
   }
  },
  "required": [
   "seq",
   "prose",
   "fingerprint",
   "scribe",
   "pictures"
  ]
 },
 "ModeReason": {
  "description": "Why a note got a mode, and who set it when; the reason is \"\" if none was given.",
  "type": "object",
  "properties": {
   "reason": {
    "type": "string"
   },
   "reasonLang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "since": {
    "type": "number"
   }
  },
  "required": [
   "reason",
   "by",
   "since"
  ]
 },
 "Named": {
  "description": "A person's name as it is stored: in its own script, romanised in Latin letters, and in a short form for lists.",
  "type": "object",
  "properties": {
   "name": {
    "type": "string"
   },
   "romanised": {
    "description": "The name in Latin letters, family name first if the language puts it first; \"\" if `name` is in Latin letters already.",
    "type": "string"
   },
   "short": {
    "description": "The short form for lists: 小野寺 for 小野寺渉; \"\" if the whole name is short enough.",
    "type": "string"
   }
  },
  "required": [
   "name",
   "romanised",
   "short"
  ]
 },
 "NamedVersion": {
  "description": "A version of a note with a name. The version is what the note said at the instant `of`.",
  "type": "object",
  "properties": {
   "of": {
    "type": "number"
   },
   "title": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   }
  },
  "required": [
   "of",
   "title",
   "by",
   "at"
  ]
 },
 "Need": {
  "description": "A task that waits for the reader, during a session or between sessions.",
  "anyOf": [
   {
    "type": "object",
    "properties": {
     "need": {
      "type": "string",
      "const": "answer"
     },
     "kind": {
      "type": "string",
      "enum": [
       "call",
       "rating",
       "review"
      ]
     },
     "named": {
      "type": "boolean"
     },
     "label": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     }
    },
    "required": [
     "need",
     "kind",
     "named",
     "label",
     "topic"
    ]
   },
   {
    "type": "object",
    "properties": {
     "need": {
      "type": "string",
      "const": "batch"
     },
     "batch": {
      "type": "string"
     },
     "n": {
      "type": "number"
     },
     "until": {
      "anyOf": [
       {
        "type": "number"
       },
       {
        "type": "null"
       }
      ]
     },
     "cities": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "name": {
         "type": "object",
         "properties": {
          "en": {
           "type": "string"
          },
          "zh": {
           "type": "string"
          },
          "ja": {
           "type": "string"
          }
         }
        },
        "zone": {
         "type": "string"
        }
       },
       "required": [
        "name",
        "zone"
       ]
      }
     }
    },
    "required": [
     "need",
     "batch",
     "n",
     "until",
     "cities"
    ]
   },
   {
    "type": "object",
    "properties": {
     "need": {
      "type": "string",
      "enum": [
       "block-kept",
       "reply"
      ]
     },
     "label": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     }
    },
    "required": [
     "need",
     "label",
     "topic"
    ]
   },
   {
    "type": "object",
    "properties": {
     "need": {
      "type": "string",
      "enum": [
       "check-text",
       "follow-text",
       "write-text"
      ]
     },
     "label": {
      "type": "string"
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "topic": {
      "type": "string"
     }
    },
    "required": [
     "need",
     "label",
     "lang",
     "topic"
    ]
   },
   {
    "type": "object",
    "properties": {
     "need": {
      "type": "string",
      "const": "translation"
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "n": {
      "type": "number"
     },
     "topic": {
      "type": "string"
     }
    },
    "required": [
     "need",
     "lang",
     "n"
    ]
   },
   {
    "type": "object",
    "properties": {
     "need": {
      "type": "string",
      "const": "consent"
     },
     "act": {
      "type": "string",
      "enum": [
       "access",
       "accounts",
       "adopt",
       "change",
       "editorial",
       "embargo",
       "erratum",
       "publish",
       "reissue",
       "remove",
       "seat",
       "terms",
       "withdraw"
      ]
     },
     "name": {
      "type": "string"
     },
     "n": {
      "type": "number"
     },
     "session": {
      "type": "string"
     }
    },
    "required": [
     "need",
     "act",
     "name"
    ]
   },
   {
    "type": "object",
    "properties": {
     "need": {
      "type": "string",
      "const": "terms"
     }
    },
    "required": [
     "need"
    ]
   },
   {
    "type": "object",
    "properties": {
     "need": {
      "type": "string",
      "const": "confirm"
     },
     "n": {
      "type": "number"
     }
    },
    "required": [
     "need",
     "n"
    ]
   },
   {
    "type": "object",
    "properties": {
     "need": {
      "type": "string",
      "const": "review"
     },
     "n": {
      "type": "number"
     },
     "step": {
      "type": "string",
      "enum": [
       "conclude",
       "open"
      ]
     }
    },
    "required": [
     "need",
     "n",
     "step"
    ]
   },
   {
    "type": "object",
    "properties": {
     "need": {
      "type": "string",
      "const": "interest"
     }
    },
    "required": [
     "need"
    ]
   },
   {
    "type": "object",
    "properties": {
     "need": {
      "type": "string",
      "const": "renamed"
     },
     "by": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "was": {
      "$ref": "#/components/schemas/Named"
     },
     "now": {
      "$ref": "#/components/schemas/Named"
     }
    },
    "required": [
     "need",
     "by",
     "was",
     "now"
    ]
   },
   {
    "type": "object",
    "properties": {
     "need": {
      "type": "string",
      "const": "address"
     },
     "by": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "cleared": {
      "type": "boolean"
     }
    },
    "required": [
     "need",
     "by",
     "cleared"
    ]
   },
   {
    "type": "object",
    "properties": {
     "need": {
      "type": "string",
      "const": "webhooks"
     },
     "n": {
      "type": "number"
     }
    },
    "required": [
     "need",
     "n"
    ]
   },
   {
    "type": "object",
    "properties": {
     "need": {
      "type": "string",
      "const": "action"
     },
     "text": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     },
     "due": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     }
    },
    "required": [
     "need",
     "text",
     "due"
    ]
   },
   {
    "type": "object",
    "properties": {
     "need": {
      "type": "string",
      "const": "minutes"
     },
     "session": {
      "type": "string"
     },
     "title": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     },
     "until": {
      "type": "number"
     },
     "cities": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "name": {
         "type": "object",
         "properties": {
          "en": {
           "type": "string"
          },
          "zh": {
           "type": "string"
          },
          "ja": {
           "type": "string"
          }
         }
        },
        "zone": {
         "type": "string"
        }
       },
       "required": [
        "name",
        "zone"
       ]
      }
     }
    },
    "required": [
     "need",
     "session",
     "title",
     "until",
     "cities"
    ]
   },
   {
    "type": "object",
    "properties": {
     "need": {
      "type": "string",
      "const": "adopt"
     },
     "session": {
      "type": "string"
     },
     "title": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     }
    },
    "required": [
     "need",
     "session",
     "title"
    ]
   },
   {
    "type": "object",
    "properties": {
     "need": {
      "type": "string",
      "const": "corrections"
     },
     "session": {
      "type": "string"
     },
     "title": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     },
     "n": {
      "type": "number"
     }
    },
    "required": [
     "need",
     "session",
     "title",
     "n"
    ]
   }
  ]
 },
 "NoClass": {
  "description": "No class, because too few answered (DOMAIN G5): of `all` who were asked, or of a `side`, of whom also too few may have been connected at the close. `side`, `answered` and `connected` are null of all, and where the reader may not learn which side it was.",
  "type": "object",
  "properties": {
   "is": {
    "type": "null"
   },
   "of": {
    "type": "string",
    "enum": [
     "all",
     "side"
    ]
   },
   "side": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "answered": {
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "connected": {
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "asked": {
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "is",
   "of",
   "side",
   "answered",
   "connected",
   "asked"
  ]
 },
 "NoteMoment": {
  "description": "`GET /api/sessions/{id}/note?topic=&at=`: the text of a note at one moment of a session. `epoch` and `seq` are the position in the note's log at that moment.",
  "type": "object",
  "properties": {
   "topic": {
    "type": "string"
   },
   "epoch": {
    "type": "number"
   },
   "seq": {
    "type": "number"
   },
   "blocks": {
    "description": "`cell` names the table of the note and its row, both counted from 1.",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "kind": {
       "type": "string"
      },
      "lang": {
       "anyOf": [
        {
         "type": "string",
         "enum": [
          "en",
          "ja",
          "zh"
         ]
        },
        {
         "type": "null"
        }
       ]
      },
      "text": {
       "type": "string"
      },
      "cell": {
       "type": "object",
       "properties": {
        "table": {
         "type": "number"
        },
        "row": {
         "type": "number"
        },
        "header": {
         "type": "string",
         "enum": [
          "col",
          "row"
         ]
        }
       },
       "required": [
        "table",
        "row"
       ]
      }
     },
     "required": [
      "kind",
      "lang",
      "text"
     ]
    }
   }
  },
  "required": [
   "topic",
   "epoch",
   "seq",
   "blocks"
  ]
 },
 "Notice": {
  "description": "A notice with its addressees and its subject. `sent` is null until it is sent.",
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "about": {
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "of": {
        "type": "string",
        "const": "silence"
       },
       "round": {
        "type": "string"
       }
      },
      "required": [
       "of",
       "round"
      ]
     },
     {
      "type": "object",
      "properties": {
       "of": {
        "type": "string",
        "const": "deadline"
       },
       "round": {
        "type": "string"
       },
       "endsAt": {
        "type": "number"
       }
      },
      "required": [
       "of",
       "round",
       "endsAt"
      ]
     },
     {
      "type": "object",
      "properties": {
       "of": {
        "type": "string",
        "const": "reminder"
       },
       "round": {
        "type": "string"
       }
      },
      "required": [
       "of",
       "round"
      ]
     },
     {
      "type": "object",
      "properties": {
       "of": {
        "type": "string",
        "const": "minutes"
       },
       "session": {
        "type": "string"
       }
      },
      "required": [
       "of",
       "session"
      ]
     },
     {
      "type": "object",
      "properties": {
       "of": {
        "type": "string",
        "const": "correction"
       },
       "session": {
        "type": "string"
       },
       "correction": {
        "type": "string"
       }
      },
      "required": [
       "of",
       "session",
       "correction"
      ]
     },
     {
      "type": "object",
      "properties": {
       "of": {
        "type": "string",
        "const": "record"
       },
       "record": {
        "type": "string"
       }
      },
      "required": [
       "of",
       "record"
      ]
     },
     {
      "type": "object",
      "properties": {
       "of": {
        "type": "string",
        "const": "withdrawal"
       },
       "record": {
        "type": "string"
       }
      },
      "required": [
       "of",
       "record"
      ]
     },
     {
      "type": "object",
      "properties": {
       "of": {
        "type": "string",
        "const": "proposal"
       },
       "proposal": {
        "type": "string"
       }
      },
      "required": [
       "of",
       "proposal"
      ]
     },
     {
      "type": "object",
      "properties": {
       "of": {
        "type": "string",
        "const": "erratum"
       },
       "record": {
        "type": "string"
       },
       "erratum": {
        "type": "string"
       }
      },
      "required": [
       "of",
       "record",
       "erratum"
      ]
     },
     {
      "type": "object",
      "properties": {
       "of": {
        "type": "string",
        "const": "withdrawn"
       },
       "record": {
        "type": "string"
       }
      },
      "required": [
       "of",
       "record"
      ]
     },
     {
      "type": "object",
      "properties": {
       "of": {
        "type": "string",
        "const": "review"
       },
       "record": {
        "type": "string"
       },
       "on": {
        "type": "string"
       }
      },
      "required": [
       "of",
       "record",
       "on"
      ]
     },
     {
      "type": "object",
      "properties": {
       "of": {
        "type": "string",
        "const": "attribution"
       },
       "attribution": {
        "type": "string",
        "enum": [
         "chatham",
         "named",
         "unattributed"
        ]
       }
      },
      "required": [
       "of",
       "attribution"
      ]
     },
     {
      "type": "object",
      "properties": {
       "of": {
        "type": "string",
        "const": "opening"
       },
       "opening": {
        "type": "string"
       }
      },
      "required": [
       "of",
       "opening"
      ]
     },
     {
      "type": "object",
      "properties": {
       "of": {
        "type": "string",
        "const": "opening-off"
       },
       "opening": {
        "type": "string"
       }
      },
      "required": [
       "of",
       "opening"
      ]
     },
     {
      "type": "object",
      "properties": {
       "of": {
        "type": "string",
        "const": "needs"
       }
      },
      "required": [
       "of"
      ]
     },
     {
      "type": "object",
      "properties": {
       "of": {
        "type": "string",
        "const": "renaming"
       },
       "member": {
        "type": "string"
       }
      },
      "required": [
       "of",
       "member"
      ]
     },
     {
      "type": "object",
      "properties": {
       "of": {
        "type": "string",
        "const": "address"
       },
       "member": {
        "type": "string"
       }
      },
      "required": [
       "of",
       "member"
      ]
     },
     {
      "type": "object",
      "properties": {
       "of": {
        "type": "string",
        "const": "seat"
       },
       "member": {
        "type": "string"
       },
       "act": {
        "type": "string",
        "enum": [
         "confirmed",
         "demoted",
         "handed",
         "lifted",
         "moved",
         "promoted",
         "removed",
         "suspended"
        ]
       }
      },
      "required": [
       "of",
       "member",
       "act"
      ]
     },
     {
      "type": "object",
      "properties": {
       "of": {
        "type": "string",
        "const": "reissue"
       },
       "member": {
        "type": "string"
       }
      },
      "required": [
       "of",
       "member"
      ]
     }
    ]
   },
   "members": {
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "missed": {
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "sent": {
    "anyOf": [
     {
      "type": "string",
      "enum": [
       "copied",
       "mail"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   },
   "owned": {
    "description": "Those of `members` whose letter went to an address that they set or proved; absent if it was not asked.",
    "type": "array",
    "items": {
     "type": "string"
    }
   }
  },
  "required": [
   "id",
   "about",
   "members",
   "missed",
   "sent",
   "at"
  ]
 },
 "NoticeToRead": {
  "description": "The panel's privacy notice, as a person reads it who joins (DOMAIN PN2).",
  "type": "object",
  "properties": {
   "responsible": {
    "type": "string"
   },
   "contact": {
    "type": "string"
   },
   "region": {
    "type": "string"
   },
   "notice": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "version": {
    "type": "number"
   },
   "hash": {
    "type": "string"
   },
   "periods": {
    "description": "the periods after which kinds of data are erased (DOMAIN RT1)",
    "type": "object",
    "properties": {
     "names": {
      "type": "number"
     },
     "words": {
      "type": "number"
     },
     "seats": {
      "type": "number"
     },
     "letters": {
      "type": "number"
     },
     "answers": {
      "type": "number"
     },
     "drafts": {
      "type": "number"
     }
    }
   }
  },
  "required": [
   "responsible",
   "contact",
   "region",
   "notice",
   "version",
   "hash",
   "periods"
  ]
 },
 "Objection": {
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "statement": {
    "type": "string"
   },
   "topic": {
    "type": "string"
   },
   "version": {
    "type": "number"
   },
   "by": {
    "type": "string"
   },
   "at": {
    "type": "number"
   },
   "reason": {
    "type": "object",
    "properties": {
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "text": {
      "type": "string"
     }
    },
    "required": [
     "lang",
     "text"
    ]
   },
   "remedy": {
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "text": {
        "type": "string"
       }
      },
      "required": [
       "lang",
       "text"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "round": {
    "description": "The round in which a *cannot accept* raised the objection; null if it was raised separately.",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "askedAt": {
    "description": "When that round opened.",
    "type": "number"
   },
   "answer": {
    "anyOf": [
     {
      "$ref": "#/components/schemas/ObjectionAnswer"
     },
     {
      "type": "null"
     }
    ]
   },
   "reply": {
    "description": "The objector's reply to `answer`. Without a reply the objection stands, but it is not called maintained.",
    "anyOf": [
     {
      "$ref": "#/components/schemas/ObjectionReply"
     },
     {
      "type": "null"
     }
    ]
   },
   "earlier": {
    "description": "Earlier answers to the objection, each with the objector's reply; oldest first.",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "answer": {
       "$ref": "#/components/schemas/ObjectionAnswer"
      },
      "reply": {
       "anyOf": [
        {
         "$ref": "#/components/schemas/ObjectionReply"
        },
        {
         "type": "null"
        }
       ]
      }
     },
     "required": [
      "answer",
      "reply"
     ]
    }
   }
  },
  "required": [
   "id",
   "statement",
   "topic",
   "version",
   "by",
   "at",
   "reason",
   "remedy",
   "round",
   "answer",
   "reply",
   "earlier"
  ]
 },
 "ObjectionAnswer": {
  "type": "object",
  "properties": {
   "disposition": {
    "type": "string",
    "enum": [
     "accommodated",
     "answered",
     "partly"
    ]
   },
   "text": {
    "type": "object",
    "properties": {
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "text": {
      "type": "string"
     }
    },
    "required": [
     "lang",
     "text"
    ]
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   }
  },
  "required": [
   "disposition",
   "text",
   "by",
   "at"
  ]
 },
 "ObjectionReply": {
  "type": "object",
  "properties": {
   "reply": {
    "type": "string",
    "enum": [
     "maintained",
     "withdrawn"
    ]
   },
   "text": {
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "text": {
        "type": "string"
       }
      },
      "required": [
       "lang",
       "text"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   }
  },
  "required": [
   "reply",
   "text",
   "at"
  ]
 },
 "OpeningDone": {
  "description": "An opening that has happened. `session`: it published the minutes of this session alone. `records`: the records that were in force then.",
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "at": {
    "type": "number"
   },
   "session": {
    "type": "string"
   },
   "records": {
    "type": "array",
    "items": {
     "type": "string"
    }
   }
  },
  "required": [
   "id",
   "at",
   "records"
  ]
 },
 "OpeningPreview": {
  "description": "`POST /api/openings/preview {token}` and `POST /api/openings/no {token}`: what opens, and when.",
  "type": "object",
  "properties": {
   "workspace": {
    "type": "object",
    "properties": {
     "slug": {
      "type": "string"
     },
     "title": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     }
    },
    "required": [
     "slug",
     "title"
    ]
   },
   "at": {
    "description": "When the panel opens wider, or the minutes are published.",
    "type": "number"
   },
   "minutes": {
    "description": "Whether the minutes of a session are published, and not the panel opened.",
    "type": "boolean"
   }
  },
  "required": [
   "workspace",
   "at",
   "minutes"
  ]
 },
 "Origin": {
  "description": "Where the words of a translation come from. `made` and `stands` are two facts, and neither changes the other.",
  "type": "object",
  "properties": {
   "made": {
    "type": "string",
    "enum": [
     "interpreter",
     "machine",
     "person"
    ]
   },
   "stands": {
    "type": "string",
    "enum": [
     "author",
     "nobody",
     "reader"
    ]
   },
   "reader": {
    "description": "the member who stands for the words in the author's place",
    "type": "string"
   },
   "corrected": {
    "description": "set if the author or the reader put other words in the place of those that were handed in",
    "type": "boolean",
    "const": true
   },
   "behind": {
    "description": "set if the original says something else than what was translated",
    "type": "boolean",
    "const": true
   }
  },
  "required": [
   "made",
   "stands"
  ]
 },
 "OriginTold": {
  "description": "The facts that the sentence of an origin tells. `named`: a member stands for the words, as author or as reader.",
  "type": "object",
  "properties": {
   "made": {
    "type": "string",
    "enum": [
     "interpreter",
     "machine",
     "person"
    ]
   },
   "corrected": {
    "description": "set if the author or the reader put other words in the place of those that were handed in",
    "type": "boolean",
    "const": true
   },
   "behind": {
    "description": "set if the original says something else than what was translated",
    "type": "boolean",
    "const": true
   },
   "stands": {
    "type": "string",
    "enum": [
     "author",
     "declined",
     "named",
     "nobody",
     "reader"
    ]
   },
   "name": {
    "description": "the name of the member who stands for the words or declined them, if the sentence has it",
    "type": "string"
   }
  },
  "required": [
   "made",
   "stands"
  ]
 },
 "OriginalsFetched": {
  "description": "The answer of `GET /api/workspaces/{slug}/originals?keys=`: the originals of some comments.",
  "type": "object",
  "properties": {
   "originals": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/CommentOriginal"
    }
   }
  },
  "required": [
   "originals"
  ]
 },
 "OwnAddress": {
  "description": "`GET` and `PUT /api/workspaces/{slug}/address`: the e-mail address for the caller's notices; \"\" if there is none.",
  "type": "object",
  "properties": {
   "email": {
    "type": "string"
   },
   "confirmed": {
    "description": "Whether the owner has confirmed the address by a mailed code. Only with a confirmed address can the owner return to the seat without a link.",
    "type": "boolean"
   },
   "offered": {
    "description": "The address to which the letter went by whose link the seat was taken, if it can become the seat's address without a code (DOMAIN IN10); \"\" otherwise.",
    "type": "string"
   },
   "second": {
    "description": "The address that an office wrote beside the owner's, which gets the letters too until the owner decides; \"\" if none.",
    "type": "string"
   },
   "canConfirm": {
    "description": "Whether this server sends mail, so that a code can be mailed.",
    "type": "boolean"
   }
  },
  "required": [
   "email",
   "confirmed",
   "offered",
   "second",
   "canConfirm"
  ]
 },
 "OwnData": {
  "description": "`GET /api/workspaces/:slug/own-data.json`: what a panel holds of the caller (DOMAIN OD1).",
  "type": "object",
  "properties": {
   "workspace": {
    "type": "object",
    "properties": {
     "slug": {
      "type": "string"
     },
     "title": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     }
    },
    "required": [
     "slug",
     "title"
    ]
   },
   "at": {
    "type": "number"
   },
   "seat": {
    "type": "object",
    "properties": {
     "name": {
      "type": "string"
     },
     "romanised": {
      "description": "The name in Latin letters, family name first if the language puts it first; \"\" if `name` is in Latin letters already.",
      "type": "string"
     },
     "short": {
      "description": "The short form for lists: 小野寺 for 小野寺渉; \"\" if the whole name is short enough.",
      "type": "string"
     },
     "member": {
      "type": "string"
     },
     "role": {
      "type": "string",
      "enum": [
       "alternate",
       "interpreter",
       "moderator",
       "observer",
       "panelist",
       "secretary"
      ]
     },
     "side": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "field": {
      "anyOf": [
       {
        "type": "object",
        "properties": {
         "en": {
          "type": "string"
         },
         "zh": {
          "type": "string"
         },
         "ja": {
          "type": "string"
         }
        }
       },
       {
        "type": "null"
       }
      ]
     },
     "title": {
      "anyOf": [
       {
        "type": "object",
        "properties": {
         "en": {
          "type": "string"
         },
         "zh": {
          "type": "string"
         },
         "ja": {
          "type": "string"
         }
        }
       },
       {
        "type": "null"
       }
      ]
     },
     "affiliation": {
      "anyOf": [
       {
        "type": "object",
        "properties": {
         "en": {
          "type": "string"
         },
         "zh": {
          "type": "string"
         },
         "ja": {
          "type": "string"
         }
        }
       },
       {
        "type": "null"
       }
      ]
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "formerly": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "name": {
         "type": "string"
        },
        "romanised": {
         "description": "The name in Latin letters, family name first if the language puts it first; \"\" if `name` is in Latin letters already.",
         "type": "string"
        },
        "short": {
         "description": "The short form for lists: 小野寺 for 小野寺渉; \"\" if the whole name is short enough.",
         "type": "string"
        },
        "until": {
         "type": "number"
        }
       },
       "required": [
        "name",
        "romanised",
        "short",
        "until"
       ]
      }
     },
     "interest": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     }
    },
    "required": [
     "name",
     "romanised",
     "short",
     "member",
     "role",
     "side",
     "field",
     "title",
     "affiliation",
     "lang",
     "formerly",
     "interest"
    ]
   },
   "alternate": {
    "description": "the alternate whom the caller named",
    "anyOf": [
     {
      "$ref": "#/components/schemas/SeatSharer"
     },
     {
      "type": "null"
     }
    ]
   },
   "alternateOf": {
    "description": "the delegate who named the caller as their alternate",
    "anyOf": [
     {
      "$ref": "#/components/schemas/SeatSharer"
     },
     {
      "type": "null"
     }
    ]
   },
   "address": {
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "email": {
        "type": "string"
       },
       "confirmedAt": {
        "anyOf": [
         {
          "type": "number"
         },
         {
          "type": "null"
         }
        ]
       }
      },
      "required": [
       "email",
       "confirmedAt"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "invitation": {
    "description": "the address to which a letter of invitation went, or was to go",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "email": {
        "type": "string"
       },
       "sentAt": {
        "anyOf": [
         {
          "type": "number"
         },
         {
          "type": "null"
         }
        ]
       },
       "openedAt": {
        "anyOf": [
         {
          "type": "number"
         },
         {
          "type": "null"
         }
        ]
       }
      },
      "required": [
       "email",
       "sentAt",
       "openedAt"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "signIns": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "madeAt": {
       "type": "number"
      },
      "usedAt": {
       "type": "number"
      }
     },
     "required": [
      "madeAt",
      "usedAt"
     ]
    }
   },
   "consents": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "of": {
       "type": "string",
       "enum": [
        "notice",
        "transfer"
       ]
      },
      "version": {
       "type": "number"
      },
      "hash": {
       "type": "string"
      },
      "lang": {
       "type": "string",
       "enum": [
        "en",
        "ja",
        "zh"
       ]
      },
      "region": {
       "type": "string"
      },
      "at": {
       "type": "number"
      }
     },
     "required": [
      "of",
      "version",
      "hash",
      "lang",
      "region",
      "at"
     ]
    }
   },
   "said": {
    "description": "every text that the caller said; `about` is the key of its place",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "about": {
       "type": "string"
      },
      "lang": {
       "anyOf": [
        {
         "type": "string",
         "enum": [
          "en",
          "ja",
          "zh"
         ]
        },
        {
         "type": "null"
        }
       ]
      },
      "text": {
       "type": "string"
      },
      "at": {
       "type": "number"
      }
     },
     "required": [
      "about",
      "lang",
      "text",
      "at"
     ]
    }
   },
   "statements": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "label": {
       "type": "string"
      },
      "texts": {
       "type": "object",
       "properties": {
        "en": {
         "type": "string"
        },
        "zh": {
         "type": "string"
        },
        "ja": {
         "type": "string"
        }
       }
      },
      "at": {
       "type": "number"
      }
     },
     "required": [
      "label",
      "texts",
      "at"
     ]
    }
   },
   "answers": {
    "description": "the newest answer to each round with names or hidden names; no ballot of a secret round can be found",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "statement": {
       "type": "string"
      },
      "round": {
       "type": "string"
      },
      "answer": {
       "anyOf": [
        {
         "type": "object",
         "properties": {
          "kind": {
           "type": "string",
           "const": "review"
          },
          "judgement": {
           "type": "string",
           "enum": [
            "amend",
            "stands",
            "withdraw"
           ]
          },
          "reason": {
           "type": "string"
          },
          "lang": {
           "type": "string",
           "enum": [
            "en",
            "ja",
            "zh"
           ]
          }
         },
         "required": [
          "kind",
          "judgement",
          "reason",
          "lang"
         ]
        },
        {
         "type": "object",
         "properties": {
          "kind": {
           "type": "string",
           "const": "rating"
          },
          "score": {
           "anyOf": [
            {
             "type": "number"
            },
            {
             "type": "null"
            }
           ]
          },
          "reason": {
           "type": "string"
          },
          "lang": {
           "type": "string",
           "enum": [
            "en",
            "ja",
            "zh"
           ]
          },
          "texts": {
           "type": "array",
           "items": {
            "type": "object",
            "properties": {
             "lang": {
              "type": "string",
              "enum": [
               "en",
               "ja",
               "zh"
              ]
             },
             "text": {
              "type": "string"
             }
            },
            "required": [
             "lang",
             "text"
            ]
           }
          }
         },
         "required": [
          "kind",
          "score"
         ]
        },
        {
         "type": "object",
         "properties": {
          "kind": {
           "type": "string",
           "const": "call"
          },
          "position": {
           "type": "string",
           "enum": [
            "abstain",
            "agree",
            "block",
            "disagree",
            "reserve"
           ]
          },
          "reason": {
           "type": "string"
          },
          "remedy": {
           "type": "string"
          },
          "lang": {
           "type": "string",
           "enum": [
            "en",
            "ja",
            "zh"
           ]
          },
          "confirmBy": {
           "description": "The date by which the panelist expects to confirm a reservation: \"to be confirmed by {date}\".",
           "anyOf": [
            {
             "type": "string"
            },
            {
             "type": "null"
            }
           ]
          },
          "texts": {
           "type": "array",
           "items": {
            "type": "object",
            "properties": {
             "lang": {
              "type": "string",
              "enum": [
               "en",
               "ja",
               "zh"
              ]
             },
             "text": {
              "type": "string"
             }
            },
            "required": [
             "lang",
             "text"
            ]
           }
          }
         },
         "required": [
          "kind",
          "position",
          "reason",
          "remedy",
          "lang",
          "confirmBy"
         ]
        }
       ]
      },
      "at": {
       "type": "number"
      }
     },
     "required": [
      "statement",
      "round",
      "answer",
      "at"
     ]
    }
   },
   "files": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "title": {
       "type": "object",
       "properties": {
        "en": {
         "type": "string"
        },
        "zh": {
         "type": "string"
        },
        "ja": {
         "type": "string"
        }
       }
      },
      "sha256": {
       "type": "string"
      },
      "type": {
       "type": "string"
      },
      "size": {
       "type": "number"
      }
     },
     "required": [
      "title",
      "sha256",
      "type",
      "size"
     ]
    }
   },
   "withheld": {
    "description": "the openings that do not show what the caller said before them; `at` is when each happens or happened, null if it was given up",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "opening": {
       "type": "string"
      },
      "at": {
       "anyOf": [
        {
         "type": "number"
        },
        {
         "type": "null"
        }
       ]
      }
     },
     "required": [
      "opening",
      "at"
     ]
    }
   },
   "letters": {
    "description": "the kinds of the notices that were sent to the caller",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "about": {
       "type": "string"
      }
     },
     "required": [
      "about"
     ]
    }
   }
  },
  "required": [
   "workspace",
   "at",
   "seat",
   "alternate",
   "alternateOf",
   "address",
   "invitation",
   "signIns",
   "consents",
   "said",
   "statements",
   "answers",
   "files",
   "withheld",
   "letters"
  ]
 },
 "OwnDraft": {
  "description": "The words that the caller has typed of a translation and not handed over. Only the caller gets them.",
  "type": "object",
  "properties": {
   "text": {
    "type": "string"
   },
   "seen": {
    "type": "string"
   },
   "base": {
    "type": "number"
   },
   "drafted": {
    "type": "string",
    "enum": [
     "engine",
     "person"
    ]
   },
   "savedAt": {
    "type": "number"
   }
  },
  "required": [
   "text",
   "seen",
   "base",
   "drafted",
   "savedAt"
  ]
 },
 "PanelMoment": {
  "description": "Something that the panel did about a note, or a name that somebody gave to a version of it (DOMAIN ZV2).",
  "anyOf": [
   {
    "type": "object",
    "properties": {
     "kind": {
      "type": "string",
      "const": "proposed"
     },
     "at": {
      "type": "number"
     },
     "label": {
      "type": "string"
     },
     "version": {
      "type": "number"
     }
    },
    "required": [
     "kind",
     "at",
     "label",
     "version"
    ]
   },
   {
    "type": "object",
    "properties": {
     "kind": {
      "type": "string",
      "const": "call"
     },
     "at": {
      "type": "number"
     },
     "label": {
      "type": "string"
     },
     "version": {
      "type": "number"
     }
    },
    "required": [
     "kind",
     "at",
     "label",
     "version"
    ]
   },
   {
    "type": "object",
    "properties": {
     "kind": {
      "type": "string",
      "const": "declared"
     },
     "at": {
      "type": "number"
     },
     "record": {
      "type": "number"
     },
     "label": {
      "type": "string"
     }
    },
    "required": [
     "kind",
     "at",
     "record",
     "label"
    ]
   },
   {
    "type": "object",
    "properties": {
     "kind": {
      "type": "string",
      "const": "closed"
     },
     "at": {
      "type": "number"
     },
     "title": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     }
    },
    "required": [
     "kind",
     "at",
     "title"
    ]
   },
   {
    "type": "object",
    "properties": {
     "kind": {
      "type": "string",
      "const": "restored"
     },
     "at": {
      "type": "number"
     },
     "of": {
      "type": "number"
     },
     "by": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     }
    },
    "required": [
     "kind",
     "at",
     "of",
     "by"
    ]
   },
   {
    "type": "object",
    "properties": {
     "kind": {
      "type": "string",
      "const": "replaced"
     },
     "at": {
      "type": "number"
     },
     "of": {
      "type": "number"
     }
    },
    "required": [
     "kind",
     "at",
     "of"
    ]
   },
   {
    "type": "object",
    "properties": {
     "kind": {
      "type": "string",
      "const": "named"
     },
     "at": {
      "type": "number"
     },
     "title": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     },
     "by": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     }
    },
    "required": [
     "kind",
     "at",
     "title",
     "by"
    ]
   }
  ]
 },
 "Paper": {
  "description": "A document that people take away, before it is rendered as a file. Every text is a plain string and never markup, so that each renderer escapes it by the rules of its own format.",
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "enum": [
     "minutes",
     "note",
     "outcome",
     "own",
     "positions",
     "record",
     "workspace"
    ]
   },
   "lang": {
    "description": "the language of the headings and of every text that names no other language",
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "title": {
    "type": "string"
   },
   "meta": {
    "$ref": "#/components/schemas/PaperMeta"
   },
   "blocks": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/PaperBlock"
    }
   }
  },
  "required": [
   "kind",
   "lang",
   "title",
   "meta",
   "blocks"
  ]
 },
 "PaperBar": {
  "description": "The positions of one side, or of all, as one bar.",
  "type": "object",
  "properties": {
   "title": {
    "type": "string"
   },
   "parts": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "position": {
       "type": "string",
       "enum": [
        "abstain",
        "agree",
        "block",
        "disagree",
        "reserve"
       ]
      },
      "name": {
       "type": "string"
      },
      "n": {
       "type": "number"
      }
     },
     "required": [
      "position",
      "name",
      "n"
     ]
    }
   }
  },
  "required": [
   "title",
   "parts"
  ]
 },
 "PaperBlock": {
  "anyOf": [
   {
    "type": "object",
    "properties": {
     "kind": {
      "type": "string",
      "const": "heading"
     },
     "level": {
      "type": "number",
      "enum": [
       2,
       3,
       4
      ]
     },
     "runs": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/PaperRun"
      }
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     }
    },
    "required": [
     "kind",
     "level",
     "runs"
    ]
   },
   {
    "type": "object",
    "properties": {
     "kind": {
      "type": "string",
      "const": "paragraph"
     },
     "runs": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/PaperRun"
      }
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "tone": {
      "type": "string",
      "const": "muted"
     }
    },
    "required": [
     "kind",
     "runs"
    ]
   },
   {
    "type": "object",
    "properties": {
     "kind": {
      "type": "string",
      "const": "list"
     },
     "ordered": {
      "type": "boolean"
     },
     "items": {
      "type": "array",
      "items": {
       "type": "array",
       "items": {
        "$ref": "#/components/schemas/PaperBlock"
       }
      }
     }
    },
    "required": [
     "kind",
     "ordered",
     "items"
    ]
   },
   {
    "type": "object",
    "properties": {
     "kind": {
      "type": "string",
      "const": "table"
     },
     "caption": {
      "type": "string"
     },
     "head": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/PaperCell"
      }
     },
     "rows": {
      "type": "array",
      "items": {
       "type": "array",
       "items": {
        "$ref": "#/components/schemas/PaperCell"
       }
      }
     },
     "bars": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/PaperBar"
      }
     },
     "room": {
      "type": "number"
     }
    },
    "required": [
     "kind",
     "caption",
     "head",
     "rows"
    ]
   },
   {
    "type": "object",
    "properties": {
     "kind": {
      "type": "string",
      "const": "definitions"
     },
     "pairs": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "term": {
         "type": "string"
        },
        "of": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/PaperBlock"
         }
        }
       },
       "required": [
        "term",
        "of"
       ]
      }
     }
    },
    "required": [
     "kind",
     "pairs"
    ]
   },
   {
    "type": "object",
    "properties": {
     "kind": {
      "type": "string",
      "const": "quotation"
     },
     "blocks": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/PaperBlock"
      }
     },
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "by": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/PaperRun"
      }
     },
     "origin": {
      "$ref": "#/components/schemas/Origin"
     }
    },
    "required": [
     "kind",
     "blocks",
     "by"
    ]
   },
   {
    "type": "object",
    "properties": {
     "kind": {
      "type": "string",
      "const": "note"
     },
     "runs": {
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/PaperRun"
      }
     }
    },
    "required": [
     "kind",
     "runs"
    ]
   },
   {
    "type": "object",
    "properties": {
     "kind": {
      "type": "string",
      "const": "break"
     }
    },
    "required": [
     "kind"
    ]
   },
   {
    "$ref": "#/components/schemas/PaperPicture"
   },
   {
    "type": "object",
    "properties": {
     "kind": {
      "type": "string",
      "const": "columns"
     },
     "columns": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "lang": {
         "type": "string",
         "enum": [
          "en",
          "ja",
          "zh"
         ]
        },
        "title": {
         "type": "string"
        },
        "blocks": {
         "type": "array",
         "items": {
          "$ref": "#/components/schemas/PaperBlock"
         }
        }
       },
       "required": [
        "lang",
        "title",
        "blocks"
       ]
      }
     }
    },
    "required": [
     "kind",
     "columns"
    ]
   }
  ]
 },
 "PaperCell": {
  "type": "object",
  "properties": {
   "runs": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/PaperRun"
    }
   },
   "lang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "header": {
    "description": "set if the cell heads its column or its row",
    "type": "string",
    "enum": [
     "col",
     "row"
    ]
   }
  },
  "required": [
   "runs"
  ]
 },
 "PaperMeta": {
  "description": "The facts for the foot of each page, and the address for its QR code.",
  "type": "object",
  "properties": {
   "workspace": {
    "description": "the title of the workspace",
    "type": "string"
   },
   "number": {
    "description": "the number of the record, as in \"CR-3\"; null for other papers",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "date": {
    "description": "the day of the paper, as YYYY-MM-DD: of the declaration, of the session, or of the export",
    "type": "string"
   },
   "hash": {
    "description": "the fingerprint of the log that the paper is made from; null if there is none yet",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "address": {
    "description": "the full address of the page that the paper copies",
    "type": "string"
   }
  },
  "required": [
   "workspace",
   "number",
   "date",
   "hash",
   "address"
  ]
 },
 "PaperPicture": {
  "description": "A picture of a note. Formats that hold it show it; the others have its words and its address.",
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "const": "picture"
   },
   "alt": {
    "description": "the words that say what it shows",
    "type": "string"
   },
   "file": {
    "description": "the hash of its file",
    "type": "string"
   },
   "width": {
    "type": "number"
   },
   "height": {
    "type": "number"
   },
   "lang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "href": {
    "description": "the full address of the file",
    "type": "string"
   },
   "image": {
    "description": "the bytes in base64; absent where the file is not here, or where a paper would become too large",
    "type": "object",
    "properties": {
     "type": {
      "type": "string"
     },
     "base64": {
      "type": "string"
     }
    },
    "required": [
     "type",
     "base64"
    ]
   }
  },
  "required": [
   "kind",
   "alt",
   "file",
   "width",
   "height"
  ]
 },
 "PaperRun": {
  "description": "A stretch of text of one kind.",
  "type": "object",
  "properties": {
   "text": {
    "type": "string"
   },
   "lang": {
    "description": "the language of the text; absent if it is that of the paper or of the block",
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "style": {
    "type": "string",
    "enum": [
     "code",
     "emphasis",
     "quote",
     "strong"
    ]
   },
   "href": {
    "description": "the address of a link; http, https or mailto",
    "type": "string"
   }
  },
  "required": [
   "text"
  ]
 },
 "Paragraph": {
  "description": "A paragraph with its language. A quotation is in the language in which it was written.",
  "type": "object",
  "properties": {
   "lang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "text": {
    "type": "string"
   },
   "quoted": {
    "type": "boolean"
   },
   "said": {
    "description": "names the text that is quoted, so that its translation is printed below; absent if it has none of its own",
    "type": "string"
   },
   "place": {
    "description": "the key by which an amendment finds the sentence, the same in every language; absent if the sentence cannot be amended",
    "type": "string"
   },
   "row": {
    "description": "set if pages show the sentence as a row of a table: the table's caption, its columns and the row's cells",
    "type": "object",
    "properties": {
     "caption": {
      "type": "string"
     },
     "head": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "cells": {
      "type": "array",
      "items": {
       "type": "string"
      }
     }
    },
    "required": [
     "caption",
     "head",
     "cells"
    ]
   },
   "inside": {
    "$ref": "#/components/schemas/ReasonInside"
   },
   "origin": {
    "$ref": "#/components/schemas/Origin"
   },
   "was": {
    "description": "set if the sentence was amended: the sentence derived from the log, and a line that says who amended it and why",
    "type": "object",
    "properties": {
     "text": {
      "type": "string"
     },
     "why": {
      "type": "string"
     }
    },
    "required": [
     "text",
     "why"
    ]
   }
  },
  "required": [
   "lang",
   "text",
   "quoted"
  ]
 },
 "PasskeyAsked": {
  "description": "The question that a browser hands to an authenticator, as JSON, and the name of the request.",
  "type": "object",
  "properties": {
   "request": {
    "type": "string"
   },
   "options": {
    "type": "string"
   }
  },
  "required": [
   "request",
   "options"
  ]
 },
 "Pictures": {
  "description": "The data of a session's charts: planned and used time of items, and speaking time of members.",
  "type": "object",
  "properties": {
   "items": {
    "description": "milliseconds of each item that was held, without breaks",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "item": {
       "type": "string"
      },
      "plannedMs": {
       "type": "number"
      },
      "usedMs": {
       "type": "number"
      }
     },
     "required": [
      "item",
      "plannedMs",
      "usedMs"
     ]
    }
   },
   "spoken": {
    "description": "milliseconds that each member spoke; empty if the reader may not know who spoke",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "member": {
       "type": "string"
      },
      "side": {
       "anyOf": [
        {
         "type": "string"
        },
        {
         "type": "null"
        }
       ]
      },
      "ms": {
       "type": "number"
      }
     },
     "required": [
      "member",
      "side",
      "ms"
     ]
    }
   }
  },
  "required": [
   "items",
   "spoken"
  ]
 },
 "PlannedOpening": {
  "description": "An opening to people without a seat that waits for its time.",
  "type": "object",
  "properties": {
   "at": {
    "type": "number"
   },
   "access": {
    "type": "object",
    "properties": {
     "public": {
      "type": "boolean"
     },
     "replay": {
      "type": "string",
      "enum": [
       "chairs",
       "panel",
       "readers"
      ]
     },
     "questions": {
      "type": "boolean"
     }
    },
    "required": [
     "public",
     "replay"
    ]
   },
   "embargo": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "until": {
      "anyOf": [
       {
        "type": "number"
       },
       {
        "type": "null"
       }
      ]
     }
    },
    "required": [
     "session",
     "until"
    ]
   },
   "publish": {
    "type": "object",
    "properties": {
     "session": {
      "type": "string"
     },
     "said": {
      "type": "boolean"
     }
    },
    "required": [
     "session",
     "said"
    ]
   },
   "id": {
    "type": "string"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "since": {
    "type": "number"
   }
  },
  "required": [
   "at",
   "id",
   "by",
   "since"
  ]
 },
 "PressLink": {
  "description": "A link by which the press reads what the gallery reads, before the embargo ends (DOMAIN EM4).",
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "name": {
    "description": "The name of the person or the paper that got the link.",
    "type": "string"
   },
   "hash": {
    "description": "The hash of the link's secret.",
    "type": "string"
   },
   "until": {
    "description": "The end of the link's time.",
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   },
   "ended": {
    "description": "Set when the link was revoked, or when its time was over.",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "by": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "at": {
        "type": "number"
       }
      },
      "required": [
       "by",
       "at"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "opened": {
    "description": "When the link was opened.",
    "type": "array",
    "items": {
     "type": "number"
    }
   },
   "holder": {
    "description": "The hash of the secret of the browser that opened it first; absent until then, and in logs of earlier versions.",
    "type": "string"
   }
  },
  "required": [
   "id",
   "name",
   "hash",
   "until",
   "by",
   "at",
   "ended",
   "opened"
  ]
 },
 "PressPreview": {
  "description": "`POST /api/press/preview {token}` and `POST /api/press {token}`: what a press link opens, and until when.",
  "type": "object",
  "properties": {
   "workspace": {
    "type": "object",
    "properties": {
     "slug": {
      "type": "string"
     },
     "title": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     }
    },
    "required": [
     "slug",
     "title"
    ]
   },
   "session": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string"
     },
     "title": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     }
    },
    "required": [
     "id",
     "title"
    ]
   },
   "embargo": {
    "description": "The end of the embargo; null once everybody may read.",
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "until": {
    "description": "The end of the link's time.",
    "type": "number"
   }
  },
  "required": [
   "workspace",
   "session",
   "embargo",
   "until"
  ]
 },
 "PrivacyNotice": {
  "description": "The privacy notice of a workspace (DOMAIN PN1).",
  "type": "object",
  "properties": {
   "version": {
    "description": "Counts the notices of the workspace, from 1.",
    "type": "number"
   },
   "hash": {
    "type": "string"
   },
   "at": {
    "type": "number"
   },
   "responsible": {
    "description": "The person or the institution that answers for the data.",
    "type": "string"
   },
   "contact": {
    "type": "string"
   },
   "region": {
    "type": "string"
   },
   "notice": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "blocks": {
    "type": "boolean"
   },
   "former": {
    "description": "The versions before to which somebody has consented, for the difference that they are shown (DOMAIN PN2).",
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/FormerNotice"
    }
   }
  },
  "required": [
   "version",
   "hash",
   "at",
   "responsible",
   "contact",
   "region",
   "notice",
   "blocks"
  ]
 },
 "PrivacyOfObserver": {
  "description": "The parts of an observer's own row that the entries for observers leave out: their consents and their request for an erasure.",
  "type": "object",
  "properties": {
   "consents": {
    "type": "object",
    "properties": {
     "notice": {
      "$ref": "#/components/schemas/Given"
     },
     "transfer": {
      "$ref": "#/components/schemas/Given"
     }
    }
   },
   "erasure": {
    "type": "object",
    "properties": {
     "by": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "at": {
      "type": "number"
     },
     "declined": {
      "type": "object",
      "properties": {
       "at": {
        "type": "number"
       },
       "reason": {
        "type": "string"
       },
       "reasonLang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       }
      },
      "required": [
       "at",
       "reason"
      ]
     }
    },
    "required": [
     "by",
     "at"
    ]
   },
   "former": {
    "description": "the version of the notice that they consented to, if it was replaced",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "version": {
       "type": "number"
      },
      "hash": {
       "type": "string"
      },
      "responsible": {
       "type": "string"
      },
      "contact": {
       "type": "string"
      },
      "region": {
       "type": "string"
      },
      "notice": {
       "type": "object",
       "properties": {
        "en": {
         "type": "string"
        },
        "zh": {
         "type": "string"
        },
        "ja": {
         "type": "string"
        }
       }
      }
     },
     "required": [
      "version",
      "hash",
      "responsible",
      "contact",
      "region",
      "notice"
     ]
    }
   }
  },
  "required": [
   "consents",
   "former"
  ]
 },
 "ProgressNote": {
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "by": {
    "type": "string"
   },
   "at": {
    "type": "number"
   },
   "state": {
    "type": "string",
    "enum": [
     "done",
     "dropped",
     "not_begun",
     "under_way"
    ]
   },
   "text": {
    "description": "The note's words; empty if they were erased.",
    "type": "object",
    "properties": {
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "text": {
      "type": "string"
     }
    },
    "required": [
     "lang",
     "text"
    ]
   }
  },
  "required": [
   "id",
   "by",
   "at",
   "state",
   "text"
  ]
 },
 "Proposal": {
  "description": "An act that needs or needed the consent of others (rules/people/consent).",
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "about": {
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "act": {
        "type": "string",
        "const": "seat"
       },
       "member": {
        "type": "string"
       }
      },
      "required": [
       "act",
       "member"
      ]
     },
     {
      "type": "object",
      "properties": {
       "act": {
        "type": "string",
        "const": "change"
       },
       "member": {
        "type": "string"
       },
       "role": {
        "type": "string",
        "enum": [
         "alternate",
         "interpreter",
         "moderator",
         "observer",
         "panelist",
         "secretary"
        ]
       },
       "side": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       }
      },
      "required": [
       "act",
       "member",
       "role",
       "side"
      ]
     },
     {
      "type": "object",
      "properties": {
       "act": {
        "type": "string",
        "const": "remove"
       },
       "member": {
        "type": "string"
       }
      },
      "required": [
       "act",
       "member"
      ]
     },
     {
      "type": "object",
      "properties": {
       "act": {
        "type": "string",
        "const": "reissue"
       },
       "member": {
        "type": "string"
       }
      },
      "required": [
       "act",
       "member"
      ]
     },
     {
      "type": "object",
      "properties": {
       "act": {
        "type": "string",
        "const": "withdraw"
       },
       "record": {
        "type": "string"
       }
      },
      "required": [
       "act",
       "record"
      ]
     },
     {
      "type": "object",
      "properties": {
       "act": {
        "type": "string",
        "const": "erratum"
       },
       "record": {
        "type": "string"
       },
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "text": {
        "type": "string"
       }
      },
      "required": [
       "act",
       "record",
       "lang",
       "text"
      ]
     },
     {
      "type": "object",
      "properties": {
       "act": {
        "type": "string",
        "const": "editorial"
       },
       "record": {
        "type": "string"
       },
       "now": {
        "type": "string"
       }
      },
      "required": [
       "act",
       "record",
       "now"
      ]
     },
     {
      "type": "object",
      "properties": {
       "act": {
        "type": "string",
        "const": "adopt"
       },
       "session": {
        "type": "string"
       },
       "words": {
        "type": "object",
        "properties": {
         "minutes": {
          "type": "string"
         },
         "outcomes": {
          "type": "string"
         }
        },
        "required": [
         "minutes",
         "outcomes"
        ]
       }
      },
      "required": [
       "act",
       "session"
      ]
     },
     {
      "type": "object",
      "properties": {
       "act": {
        "type": "string",
        "const": "accounts"
       },
       "required": {
        "type": "boolean"
       }
      },
      "required": [
       "act",
       "required"
      ]
     },
     {
      "type": "object",
      "properties": {
       "act": {
        "type": "string",
        "const": "access"
       },
       "public": {
        "type": "boolean"
       },
       "replay": {
        "type": "string",
        "enum": [
         "chairs",
         "panel",
         "readers"
        ]
       },
       "questions": {
        "type": "boolean"
       }
      },
      "required": [
       "act",
       "public",
       "replay"
      ]
     },
     {
      "type": "object",
      "properties": {
       "act": {
        "type": "string",
        "const": "embargo"
       },
       "session": {
        "type": "string"
       },
       "until": {
        "anyOf": [
         {
          "type": "number"
         },
         {
          "type": "null"
         }
        ]
       }
      },
      "required": [
       "act",
       "session",
       "until"
      ]
     },
     {
      "type": "object",
      "properties": {
       "act": {
        "type": "string",
        "const": "publish"
       },
       "session": {
        "type": "string"
       },
       "said": {
        "type": "boolean"
       }
      },
      "required": [
       "act",
       "session",
       "said"
      ]
     },
     {
      "type": "object",
      "properties": {
       "act": {
        "type": "string",
        "const": "terms"
       },
       "change": {
        "anyOf": [
         {
          "type": "object",
          "properties": {
           "rule": {
            "type": "object",
            "properties": {
             "quorum": {
              "description": "q: the share of the electorate that must have answered.",
              "type": "array",
              "prefixItems": [
               {
                "type": "number"
               },
               {
                "type": "number"
               }
              ],
              "minItems": 2,
              "maxItems": 2
             },
             "sideQuorum": {
              "description": "qSide: the share of each side's electors that must have answered.",
              "type": "array",
              "prefixItems": [
               {
                "type": "number"
               },
               {
                "type": "number"
               }
              ],
              "minItems": 2,
              "maxItems": 2
             },
             "support": {
              "description": "T: the share of support that rough consensus needs.",
              "type": "array",
              "prefixItems": [
               {
                "type": "number"
               },
               {
                "type": "number"
               }
              ],
              "minItems": 2,
              "maxItems": 2
             },
             "sideFloor": {
              "description": "F: the share that the support of every side must exceed.",
              "type": "array",
              "prefixItems": [
               {
                "type": "number"
               },
               {
                "type": "number"
               }
              ],
              "minItems": 2,
              "maxItems": 2
             }
            },
            "required": [
             "quorum",
             "sideQuorum",
             "support",
             "sideFloor"
            ]
           },
           "kind": {
            "type": "string",
            "const": "rule"
           }
          },
          "required": [
           "rule",
           "kind"
          ]
         },
         {
          "type": "object",
          "properties": {
           "sides": {
            "type": "array",
            "items": {
             "type": "object",
             "properties": {
              "id": {
               "type": "string"
              },
              "title": {
               "type": "object",
               "properties": {
                "en": {
                 "type": "string"
                },
                "zh": {
                 "type": "string"
                },
                "ja": {
                 "type": "string"
                }
               }
              },
              "mark": {
               "description": "One or two letters, shown with the side's colour for readers who cannot tell colours apart.",
               "type": "string"
              }
             },
             "required": [
              "id",
              "title",
              "mark"
             ]
            }
           },
           "kind": {
            "type": "string",
            "const": "sides"
           }
          },
          "required": [
           "sides",
           "kind"
          ]
         },
         {
          "type": "object",
          "properties": {
           "languages": {
            "type": "array",
            "items": {
             "type": "string",
             "enum": [
              "en",
              "ja",
              "zh"
             ]
            }
           },
           "authentic": {
            "type": "array",
            "items": {
             "type": "object",
             "properties": {
              "lang": {
               "type": "string",
               "enum": [
                "en",
                "ja",
                "zh"
               ]
              },
              "side": {
               "anyOf": [
                {
                 "type": "string"
                },
                {
                 "type": "null"
                }
               ]
              }
             },
             "required": [
              "lang",
              "side"
             ]
            }
           },
           "kind": {
            "type": "string",
            "const": "languages"
           }
          },
          "required": [
           "languages",
           "authentic",
           "kind"
          ]
         },
         {
          "type": "object",
          "properties": {
           "attribution": {
            "type": "string",
            "enum": [
             "chatham",
             "named",
             "unattributed"
            ]
           },
           "kind": {
            "type": "string",
            "const": "attribution"
           }
          },
          "required": [
           "attribution",
           "kind"
          ]
         },
         {
          "type": "object",
          "properties": {
           "responsible": {
            "type": "string"
           },
           "contact": {
            "type": "string"
           },
           "region": {
            "type": "string"
           },
           "notice": {
            "type": "object",
            "properties": {
             "en": {
              "type": "string"
             },
             "zh": {
              "type": "string"
             },
             "ja": {
              "type": "string"
             }
            }
           },
           "blocks": {
            "description": "Whether a member who has not consented reads and contributes nothing.",
            "type": "boolean"
           },
           "hash": {
            "type": "string"
           },
           "kind": {
            "type": "string",
            "const": "privacy"
           }
          },
          "required": [
           "responsible",
           "contact",
           "region",
           "notice",
           "blocks",
           "hash",
           "kind"
          ]
         }
        ]
       }
      },
      "required": [
       "act",
       "change"
      ]
     }
    ]
   },
   "asker": {
    "description": "The member who asks; null if an administrator asks.",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "askedFor": {
    "description": "The asker's side when they asked; absent in a state that an earlier version folded.",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   },
   "reason": {
    "type": "string"
   },
   "reasonLang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "state": {
    "type": "string",
    "enum": [
     "carried",
     "open",
     "refused",
     "taken_back"
    ]
   },
   "confirmations": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "by": {
       "anyOf": [
        {
         "type": "string"
        },
        {
         "type": "null"
        }
       ]
      },
      "at": {
       "type": "number"
      },
      "side": {
       "description": "The member's side when they gave the consent.",
       "anyOf": [
        {
         "type": "string"
        },
        {
         "type": "null"
        }
       ]
      }
     },
     "required": [
      "by",
      "at"
     ]
    }
   },
   "topic": {
    "description": "The record's topic, set only for a withdrawal that an earlier version of Plenary entered (rules/slice).",
    "type": "string"
   },
   "ended": {
    "description": "The member who ended the proposal, and the time. `reason` is the reason of a refusal.",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "by": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "at": {
        "type": "number"
       },
       "reason": {
        "type": "string"
       },
       "reasonLang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       }
      },
      "required": [
       "by",
       "at",
       "reason"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "calledOff": {
    "description": "The member who called off the opening that was carried, and the time. Absent if nobody did.",
    "type": "object",
    "properties": {
     "by": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "at": {
      "type": "number"
     }
    },
    "required": [
     "by",
     "at"
    ]
   }
  },
  "required": [
   "id",
   "about",
   "asker",
   "at",
   "reason",
   "state",
   "confirmations",
   "ended"
  ]
 },
 "Prose": {
  "description": "The minutes in one language. Every language has the same sections in the same order.",
  "type": "object",
  "properties": {
   "lang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "title": {
    "type": "string"
   },
   "sections": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/Section"
    }
   },
   "later": {
    "$ref": "#/components/schemas/Section"
   }
  },
  "required": [
   "lang",
   "title",
   "sections"
  ]
 },
 "Question": {
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "session": {
    "type": "string"
   },
   "topic": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   },
   "text": {
    "type": "object",
    "properties": {
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "text": {
      "type": "string"
     }
    },
    "required": [
     "lang",
     "text"
    ]
   },
   "state": {
    "type": "string",
    "enum": [
     "answered",
     "approved",
     "asked",
     "dismissed"
    ]
   },
   "answer": {
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "by": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "text": {
        "type": "object",
        "properties": {
         "lang": {
          "type": "string",
          "enum": [
           "en",
           "ja",
           "zh"
          ]
         },
         "text": {
          "type": "string"
         }
        },
        "required": [
         "lang",
         "text"
        ]
       },
       "at": {
        "type": "number"
       }
      },
      "required": [
       "by",
       "text",
       "at"
      ]
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "id",
   "session",
   "topic",
   "by",
   "at",
   "text",
   "state",
   "answer"
  ]
 },
 "Reading": {
  "description": "A link, a file or a text to read before a session. It belongs to a session or a topic. If it names neither, it belongs to the whole panel.",
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "session": {
    "type": "string"
   },
   "topic": {
    "type": "string"
   },
   "title": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "link": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "text": {
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "text": {
        "type": "string"
       }
      },
      "required": [
       "lang",
       "text"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "file": {
    "description": "the uploaded file; its bytes are served by their hash",
    "type": "object",
    "properties": {
     "sha256": {
      "type": "string"
     },
     "type": {
      "type": "string",
      "enum": [
       "application/pdf",
       "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
       "image/gif",
       "image/jpeg",
       "image/png",
       "image/webp"
      ]
     },
     "size": {
      "type": "number"
     }
    },
    "required": [
     "sha256",
     "type",
     "size"
    ]
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "id",
   "title",
   "link",
   "text",
   "by"
  ]
 },
 "ReasonInside": {
  "description": "A reason inside a sentence: its place there, and the key by which its translation is found.",
  "type": "object",
  "properties": {
   "from": {
    "type": "number"
   },
   "lang": {
    "anyOf": [
     {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "text": {
    "type": "string"
   },
   "said": {
    "description": "absent in written minutes, which print the translation below",
    "type": "string"
   }
  },
  "required": [
   "from",
   "lang",
   "text"
  ]
 },
 "RecordFetched": {
  "description": "The answer of `GET /api/records/{id}`: the record with its place in the chain, and the members' names as they were at the declaration. `now` is the present name of a member whose name has changed since.",
  "type": "object",
  "properties": {
   "record": {
    "$ref": "#/components/schemas/RecordRow"
   },
   "members": {
    "type": "object",
    "additionalProperties": {
     "type": "object",
     "properties": {
      "name": {
       "type": "string"
      },
      "now": {
       "type": "string"
      },
      "side": {
       "anyOf": [
        {
         "type": "string"
        },
        {
         "type": "null"
        }
       ]
      }
     },
     "required": [
      "name",
      "side"
     ]
    }
   },
   "seq": {
    "type": "number"
   },
   "hash": {
    "description": "The hash of the log up to and including the record's entry, for `plenary verify --head`.",
    "type": "string"
   },
   "publicKey": {
    "description": "The server's Ed25519 public key in hex, for `plenary verify --key`.",
    "type": "string"
   },
   "fingerprint": {
    "description": "The public key and the hash in one, for `plenary verify --fingerprint`.",
    "type": "string"
   }
  },
  "required": [
   "record",
   "members",
   "seq",
   "hash",
   "publicKey",
   "fingerprint"
  ]
 },
 "RecordRow": {
  "description": "A consensus record with everything that was added later. The body never changes.",
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "number": {
    "type": "number"
   },
   "seq": {
    "type": "number"
   },
   "state": {
    "type": "string",
    "enum": [
     "declared",
     "in_force",
     "lapsed",
     "returned",
     "superseded",
     "taken_back",
     "withdrawn"
    ]
   },
   "body": {
    "type": "object",
    "properties": {
     "record": {
      "type": "string"
     },
     "number": {
      "type": "number"
     },
     "statement": {
      "type": "string"
     },
     "label": {
      "type": "string"
     },
     "topic": {
      "type": "string"
     },
     "topicTitle": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     },
     "version": {
      "type": "number"
     },
     "texts": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "lang": {
         "type": "string",
         "enum": [
          "en",
          "ja",
          "zh"
         ]
        },
        "text": {
         "type": "string"
        },
        "authentic": {
         "type": "boolean"
        },
        "confirmed": {
         "type": "boolean"
        }
       },
       "required": [
        "lang",
        "text",
        "authentic",
        "confirmed"
       ]
      }
     },
     "round": {
      "type": "string"
     },
     "anonymity": {
      "type": "string",
      "enum": [
       "named",
       "pseudonymous",
       "secret"
      ]
     },
     "silence": {
      "type": "boolean"
     },
     "rule": {
      "type": "object",
      "properties": {
       "quorum": {
        "description": "q: the share of the electorate that must have answered.",
        "type": "array",
        "prefixItems": [
         {
          "type": "number"
         },
         {
          "type": "number"
         }
        ],
        "minItems": 2,
        "maxItems": 2
       },
       "sideQuorum": {
        "description": "qSide: the share of each side's electors that must have answered.",
        "type": "array",
        "prefixItems": [
         {
          "type": "number"
         },
         {
          "type": "number"
         }
        ],
        "minItems": 2,
        "maxItems": 2
       },
       "support": {
        "description": "T: the share of support that rough consensus needs.",
        "type": "array",
        "prefixItems": [
         {
          "type": "number"
         },
         {
          "type": "number"
         }
        ],
        "minItems": 2,
        "maxItems": 2
       },
       "sideFloor": {
        "description": "F: the share that the support of every side must exceed.",
        "type": "array",
        "prefixItems": [
         {
          "type": "number"
         },
         {
          "type": "number"
         }
        ],
        "minItems": 2,
        "maxItems": 2
       }
      },
      "required": [
       "quorum",
       "sideQuorum",
       "support",
       "sideFloor"
      ]
     },
     "electorate": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "member": {
         "type": "string"
        },
        "side": {
         "anyOf": [
          {
           "type": "string"
          },
          {
           "type": "null"
          }
         ]
        },
        "delegate": {
         "type": "string"
        }
       },
       "required": [
        "member",
        "side"
       ]
      }
     },
     "tally": {
      "description": "The final tally. If positions changed after the reveal, `tallyAtReveal` holds the tally at the reveal. `sides` holds the tally of each side, unless a side is too small to be shown.",
      "type": "object",
      "properties": {
       "electorate": {
        "type": "number"
       },
       "agree": {
        "type": "number"
       },
       "reserve": {
        "type": "number"
       },
       "disagree": {
        "type": "number"
       },
       "block": {
        "type": "number"
       },
       "abstain": {
        "type": "number"
       },
       "vouched": {
        "description": "How many of these positions count towards no quorum, because a second officer confirmed them. Absent if none.",
        "type": "number"
       }
      },
      "required": [
       "electorate",
       "agree",
       "reserve",
       "disagree",
       "block",
       "abstain"
      ]
     },
     "tallyAtReveal": {
      "anyOf": [
       {
        "type": "object",
        "properties": {
         "electorate": {
          "type": "number"
         },
         "agree": {
          "type": "number"
         },
         "reserve": {
          "type": "number"
         },
         "disagree": {
          "type": "number"
         },
         "block": {
          "type": "number"
         },
         "abstain": {
          "type": "number"
         },
         "vouched": {
          "description": "How many of these positions count towards no quorum, because a second officer confirmed them. Absent if none.",
          "type": "number"
         }
        },
        "required": [
         "electorate",
         "agree",
         "reserve",
         "disagree",
         "block",
         "abstain"
        ]
       },
       {
        "type": "null"
       }
      ]
     },
     "sides": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "electorate": {
         "type": "number"
        },
        "agree": {
         "type": "number"
        },
        "reserve": {
         "type": "number"
        },
        "disagree": {
         "type": "number"
        },
        "block": {
         "type": "number"
        },
        "abstain": {
         "type": "number"
        },
        "vouched": {
         "description": "How many of these positions count towards no quorum, because a second officer confirmed them. Absent if none.",
         "type": "number"
        },
        "side": {
         "type": "string"
        }
       },
       "required": [
        "electorate",
        "agree",
        "reserve",
        "disagree",
        "block",
        "abstain",
        "side"
       ]
      }
     },
     "positions": {
      "description": "Each panelist's position in a named round; empty in other rounds, which record only the tally.",
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "member": {
         "type": "string"
        },
        "side": {
         "anyOf": [
          {
           "type": "string"
          },
          {
           "type": "null"
          }
         ]
        },
        "position": {
         "type": "object",
         "properties": {
          "kind": {
           "type": "string",
           "const": "call"
          },
          "position": {
           "type": "string",
           "enum": [
            "abstain",
            "agree",
            "block",
            "disagree",
            "reserve"
           ]
          },
          "reason": {
           "type": "string"
          },
          "remedy": {
           "type": "string"
          },
          "lang": {
           "type": "string",
           "enum": [
            "en",
            "ja",
            "zh"
           ]
          },
          "confirmBy": {
           "description": "The date by which the panelist expects to confirm a reservation: \"to be confirmed by {date}\".",
           "anyOf": [
            {
             "type": "string"
            },
            {
             "type": "null"
            }
           ]
          }
         },
         "required": [
          "kind",
          "position",
          "reason",
          "remedy",
          "lang",
          "confirmBy"
         ]
        },
        "spoken": {
         "type": "boolean"
        },
        "aloud": {
         "type": "object",
         "properties": {
          "enteredBy": {
           "type": "string"
          },
          "officer": {
           "anyOf": [
            {
             "type": "string"
            },
            {
             "type": "null"
            }
           ]
          }
         },
         "required": [
          "enteredBy",
          "officer"
         ]
        }
       },
       "required": [
        "member",
        "side",
        "position",
        "spoken"
       ]
      }
     },
     "unconfirmed": {
      "description": "The members for whom a position was entered that nobody confirmed, so that it does not count. Absent if none.",
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "notReached": {
      "description": "The members whom the silence procedure did not reach, so that their silence does not agree. Absent if none.",
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "reasons": {
      "description": "The reasons that were given with positions in a round without names. The authors are left out.",
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "position": {
         "type": "string",
         "enum": [
          "abstain",
          "agree",
          "block",
          "disagree",
          "reserve"
         ]
        },
        "text": {
         "type": "object",
         "properties": {
          "lang": {
           "type": "string",
           "enum": [
            "en",
            "ja",
            "zh"
           ]
          },
          "text": {
           "type": "string"
          }
         },
         "required": [
          "lang",
          "text"
         ]
        }
       },
       "required": [
        "position",
        "text"
       ]
      }
     },
     "objections": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "objection": {
         "type": "string"
        },
        "by": {
         "type": "string"
        },
        "reason": {
         "type": "object",
         "properties": {
          "lang": {
           "type": "string",
           "enum": [
            "en",
            "ja",
            "zh"
           ]
          },
          "text": {
           "type": "string"
          }
         },
         "required": [
          "lang",
          "text"
         ]
        },
        "remedy": {
         "anyOf": [
          {
           "type": "object",
           "properties": {
            "lang": {
             "type": "string",
             "enum": [
              "en",
              "ja",
              "zh"
             ]
            },
            "text": {
             "type": "string"
            }
           },
           "required": [
            "lang",
            "text"
           ]
          },
          {
           "type": "null"
          }
         ]
        },
        "disposition": {
         "anyOf": [
          {
           "type": "string",
           "enum": [
            "accommodated",
            "answered",
            "partly"
           ]
          },
          {
           "type": "null"
          }
         ]
        },
        "answer": {
         "anyOf": [
          {
           "type": "object",
           "properties": {
            "lang": {
             "type": "string",
             "enum": [
              "en",
              "ja",
              "zh"
             ]
            },
            "text": {
             "type": "string"
            }
           },
           "required": [
            "lang",
            "text"
           ]
          },
          {
           "type": "null"
          }
         ]
        },
        "reply": {
         "description": "The objector's reply to the answer. Entries of earlier versions say \"maintained\" even if the objector did not reply.",
         "anyOf": [
          {
           "type": "string",
           "enum": [
            "maintained",
            "withdrawn"
           ]
          },
          {
           "type": "null"
          }
         ]
        },
        "left": {
         "description": "The objector was no longer on the panel and could not be asked.",
         "type": "boolean",
         "const": true
        },
        "earlier": {
         "description": "Earlier answers to the objection, each with the objector's reply.",
         "type": "array",
         "items": {
          "type": "object",
          "properties": {
           "disposition": {
            "type": "string",
            "enum": [
             "accommodated",
             "answered",
             "partly"
            ]
           },
           "answer": {
            "type": "object",
            "properties": {
             "lang": {
              "type": "string",
              "enum": [
               "en",
               "ja",
               "zh"
              ]
             },
             "text": {
              "type": "string"
             }
            },
            "required": [
             "lang",
             "text"
            ]
           },
           "reply": {
            "anyOf": [
             {
              "type": "string",
              "enum": [
               "maintained",
               "withdrawn"
              ]
             },
             {
              "type": "null"
             }
            ]
           }
          },
          "required": [
           "disposition",
           "answer",
           "reply"
          ]
         }
        }
       },
       "required": [
        "objection",
        "by",
        "reason",
        "remedy",
        "disposition",
        "answer",
        "reply",
        "earlier"
       ]
      }
     },
     "dissents": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "by": {
         "anyOf": [
          {
           "type": "string"
          },
          {
           "type": "null"
          }
         ]
        },
        "text": {
         "type": "object",
         "properties": {
          "lang": {
           "type": "string",
           "enum": [
            "en",
            "ja",
            "zh"
           ]
          },
          "text": {
           "type": "string"
          }
         },
         "required": [
          "lang",
          "text"
         ]
        }
       },
       "required": [
        "by",
        "text"
       ]
      }
     },
     "recused": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "recusedSides": {
      "description": "Sides that the round left out, because all their panelists recused themselves from the statement. An empty list means that a side was left out, but the reader may not learn which one.",
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "passages": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "start": {
         "type": "string"
        },
        "end": {
         "type": "string"
        },
        "exact": {
         "type": "string"
        },
        "before": {
         "type": "string"
        },
        "after": {
         "type": "string"
        },
        "hash": {
         "type": "string"
        }
       },
       "required": [
        "start",
        "end",
        "exact",
        "before",
        "after",
        "hash"
       ]
      }
     },
     "computed": {
      "type": "string",
      "enum": [
       "blocked",
       "consensus",
       "no_consensus",
       "no_quorum",
       "rough",
       "unanimity"
      ]
     },
     "level": {
      "type": "string",
      "enum": [
       "consensus",
       "rough",
       "unanimity"
      ]
     },
     "reason": {
      "description": "The reason for declaring a lower level than the computed one.",
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "note": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     },
     "supersedes": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "reviewOn": {
      "description": "The day on which the panel is to look at the record again. Absent if the declaration named none.",
      "type": "string"
     }
    },
    "required": [
     "record",
     "number",
     "statement",
     "label",
     "topic",
     "topicTitle",
     "version",
     "texts",
     "round",
     "anonymity",
     "silence",
     "rule",
     "electorate",
     "tally",
     "tallyAtReveal",
     "sides",
     "positions",
     "objections",
     "dissents",
     "recused",
     "passages",
     "computed",
     "level",
     "reason",
     "note",
     "supersedes"
    ]
   },
   "anchor": {
    "description": "The passage that the record's text was taken from: the first passage of the body. Its positions belong to the note's present epoch.",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "start": {
        "type": "string"
       },
       "end": {
        "type": "string"
       },
       "exact": {
        "type": "string"
       },
       "before": {
        "type": "string"
       },
       "after": {
        "type": "string"
       },
       "hash": {
        "type": "string"
       }
      },
      "required": [
       "start",
       "end",
       "exact",
       "before",
       "after",
       "hash"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "declaredBy": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "declaredAt": {
    "type": "number"
   },
   "declaredFor": {
    "description": "The declarer's side at the time of the declaration.",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "confirmations": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "by": {
       "type": "string"
      },
      "at": {
       "type": "number"
      },
      "side": {
       "description": "The member's side when they gave the consent.",
       "anyOf": [
        {
         "type": "string"
        },
        {
         "type": "null"
        }
       ]
      }
     },
     "required": [
      "by",
      "at"
     ]
    }
   },
   "reason": {
    "type": "string"
   },
   "reasonLang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "supersededBy": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "endedAt": {
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "endedBy": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "returnedSeq": {
    "description": "The number of the entry that returned the record. The reason in that entry is sealed until it is published.",
    "type": "number"
   },
   "reservations": {
    "description": "Reservations that members added after the declaration. The record is printed with its reservations, dissents and changes.",
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/Addition"
    }
   },
   "dissents": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/Addition"
    }
   },
   "changes": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/Addition"
    }
   },
   "countersigned": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "by": {
       "type": "string"
      },
      "at": {
       "type": "number"
      }
     },
     "required": [
      "by",
      "at"
     ]
    }
   },
   "drift": {
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "since": {
        "type": "number"
       },
       "now": {
        "type": "string"
       }
      },
      "required": [
       "since",
       "now"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "editorial": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/EditorialMark"
    }
   },
   "errata": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/Erratum"
    }
   },
   "review": {
    "description": "The day of the next review, as it was set last; absent if none was ever set. `on` is null if there is to be none. `noted`: the server has noted that the day has come.",
    "type": "object",
    "properties": {
     "on": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "by": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "at": {
      "type": "number"
     },
     "noted": {
      "type": "boolean",
      "const": true
     }
    },
    "required": [
     "on",
     "by",
     "at"
    ]
   },
   "reviews": {
    "description": "The concluded reviews, oldest first.",
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/ReviewConclusion"
    }
   },
   "progressBy": {
    "description": "The members who write progress notes, as a moderator named them last.",
    "type": "object",
    "properties": {
     "members": {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     "by": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "at": {
      "type": "number"
     }
    },
    "required": [
     "members",
     "by",
     "at"
    ]
   },
   "progress": {
    "description": "The progress notes, oldest first.",
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/ProgressNote"
    }
   }
  },
  "required": [
   "id",
   "number",
   "seq",
   "state",
   "body",
   "anchor",
   "declaredBy",
   "declaredAt",
   "confirmations",
   "reason",
   "supersededBy",
   "endedAt",
   "endedBy",
   "reservations",
   "dissents",
   "changes",
   "countersigned",
   "drift",
   "editorial",
   "errata"
  ]
 },
 "RecordsAnswer": {
  "description": "The answer of `GET /api/records`.",
  "type": "object",
  "properties": {
   "records": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/ListedRecord"
    }
   },
   "total": {
    "description": "The number of all records that the filters leave.",
    "type": "number"
   },
   "agreed": {
    "description": "Every topic with a record that the caller may read, also where the filters leave none of its records.",
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/AgreedTopic"
    }
   }
  },
  "required": [
   "records",
   "total",
   "agreed"
  ]
 },
 "Retention": {
  "description": "The periods after which personal data is erased, and when they were last changed (DOMAIN RT1).",
  "type": "object",
  "properties": {
   "periods": {
    "type": "object",
    "properties": {
     "names": {
      "type": "number"
     },
     "words": {
      "type": "number"
     },
     "seats": {
      "type": "number"
     },
     "letters": {
      "type": "number"
     },
     "answers": {
      "type": "number"
     },
     "drafts": {
      "type": "number"
     }
    }
   },
   "at": {
    "type": "number"
   }
  },
  "required": [
   "periods",
   "at"
  ]
 },
 "RetentionCount": {
  "description": "`GET /api/workspaces/:slug/retention`: what would be erased now with these periods (DOMAIN RT5).",
  "type": "object",
  "properties": {
   "counts": {
    "description": "how much of each kind would be erased; a kind of which nothing would be erased is missing",
    "type": "object",
    "properties": {
     "names": {
      "type": "number"
     },
     "words": {
      "type": "number"
     },
     "seats": {
      "type": "number"
     },
     "letters": {
      "type": "number"
     },
     "answers": {
      "type": "number"
     },
     "drafts": {
      "type": "number"
     }
    }
   },
   "backupsUntil": {
    "description": "when the last backup of the schedule that holds what is erased now is deleted; null: there is no schedule",
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "counts",
   "backupsUntil"
  ]
 },
 "ReturnLinkMade": {
  "description": "`POST /api/workspaces/{slug}/return-link`: a new return link, which ends the earlier one. The token is sent only in this answer.",
  "type": "object",
  "properties": {
   "token": {
    "type": "string"
   },
   "madeAt": {
    "type": "number"
   }
  },
  "required": [
   "token",
   "madeAt"
  ]
 },
 "ReturnLinkState": {
  "description": "`GET /api/workspaces/{slug}/return-link`: when the caller's return link was made; null if there is none.",
  "type": "object",
  "properties": {
   "madeAt": {
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "madeAt"
  ]
 },
 "ReturnPreview": {
  "description": "`POST /api/return/preview {token}`: the seat that the link opens.",
  "type": "object",
  "properties": {
   "workspace": {
    "type": "object",
    "properties": {
     "slug": {
      "type": "string"
     },
     "title": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     }
    },
    "required": [
     "slug",
     "title"
    ]
   },
   "session": {
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "id": {
        "type": "string"
       },
       "title": {
        "type": "object",
        "properties": {
         "en": {
          "type": "string"
         },
         "zh": {
          "type": "string"
         },
         "ja": {
          "type": "string"
         }
        }
       }
      },
      "required": [
       "id",
       "title"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "role": {
    "type": "string",
    "enum": [
     "admin",
     "alternate",
     "interpreter",
     "moderator",
     "observer",
     "panelist",
     "public",
     "secretary"
    ]
   },
   "name": {
    "type": "string"
   },
   "confirms": {
    "description": "Whether the link needs a code, which is mailed to the address that the seat's owner has confirmed.",
    "type": "boolean"
   },
   "seated": {
    "description": "The seat in that workspace that this browser is signed in to. `own` is true if the link opens the same seat.",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "member": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "name": {
        "type": "string"
       },
       "role": {
        "type": "string",
        "enum": [
         "admin",
         "alternate",
         "interpreter",
         "moderator",
         "observer",
         "panelist",
         "public",
         "secretary"
        ]
       },
       "side": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "lang": {
        "type": "string"
       },
       "administrator": {
        "description": "Whether the holder of the seat is an administrator of the server too.",
        "type": "boolean",
        "const": true
       },
       "kept": {
        "description": "Whether an account keeps the seat of a panelist; absent for others, and where it is not known.",
        "type": "boolean",
        "const": true
       },
       "privacy": {
        "$ref": "#/components/schemas/PrivacyOfObserver"
       },
       "own": {
        "type": "boolean"
       }
      },
      "required": [
       "member",
       "name",
       "role",
       "side",
       "lang",
       "own"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "leaves": {
    "description": "the account that this browser leaves by coming back; null if it leaves none",
    "anyOf": [
     {
      "$ref": "#/components/schemas/AccountAtDoor"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "workspace",
   "session",
   "role",
   "name",
   "confirms",
   "seated",
   "leaves"
  ]
 },
 "ReturnReason": {
  "description": "`GET /api/records/{id}/return-reason`: why a record was returned. Only the chairs may fetch it, until it is published.",
  "type": "object",
  "properties": {
   "reason": {
    "type": "string"
   }
  },
  "required": [
   "reason"
  ]
 },
 "Returned": {
  "description": "`POST /api/return/code/open {request, code}`: every seat whose confirmed address got the code.",
  "type": "object",
  "properties": {
   "seats": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/Joined"
    }
   }
  },
  "required": [
   "seats"
  ]
 },
 "ReviewConclusion": {
  "description": "A moderator's conclusion of a review.",
  "type": "object",
  "properties": {
   "outcome": {
    "type": "string",
    "enum": [
     "amend",
     "stands",
     "withdraw"
    ]
   },
   "round": {
    "type": "string"
   },
   "next": {
    "description": "The day of the next review that the conclusion named.",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "reason": {
    "type": "string"
   },
   "reasonLang": {
    "description": "The language of the reason; absent if there is no reason.",
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   },
   "seq": {
    "type": "number"
   }
  },
  "required": [
   "outcome",
   "round",
   "next",
   "reason",
   "by",
   "at",
   "seq"
  ]
 },
 "Round": {
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "n": {
    "type": "number"
   },
   "statement": {
    "type": "string"
   },
   "topic": {
    "type": "string"
   },
   "version": {
    "type": "number"
   },
   "kind": {
    "type": "string",
    "enum": [
     "call",
     "rating",
     "review"
    ]
   },
   "anonymity": {
    "type": "string",
    "enum": [
     "named",
     "pseudonymous",
     "secret"
    ]
   },
   "absentees": {
    "type": "string",
    "enum": [
     "counted",
     "named"
    ]
   },
   "state": {
    "type": "string",
    "enum": [
     "closed",
     "open",
     "revealed",
     "void"
    ]
   },
   "rule": {
    "type": "object",
    "properties": {
     "quorum": {
      "description": "q: the share of the electorate that must have answered.",
      "type": "array",
      "prefixItems": [
       {
        "type": "number"
       },
       {
        "type": "number"
       }
      ],
      "minItems": 2,
      "maxItems": 2
     },
     "sideQuorum": {
      "description": "qSide: the share of each side's electors that must have answered.",
      "type": "array",
      "prefixItems": [
       {
        "type": "number"
       },
       {
        "type": "number"
       }
      ],
      "minItems": 2,
      "maxItems": 2
     },
     "support": {
      "description": "T: the share of support that rough consensus needs.",
      "type": "array",
      "prefixItems": [
       {
        "type": "number"
       },
       {
        "type": "number"
       }
      ],
      "minItems": 2,
      "maxItems": 2
     },
     "sideFloor": {
      "description": "F: the share that the support of every side must exceed.",
      "type": "array",
      "prefixItems": [
       {
        "type": "number"
       },
       {
        "type": "number"
       }
      ],
      "minItems": 2,
      "maxItems": 2
     }
    },
    "required": [
     "quorum",
     "sideQuorum",
     "support",
     "sideFloor"
    ]
   },
   "electorate": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "member": {
       "type": "string"
      },
      "side": {
       "anyOf": [
        {
         "type": "string"
        },
        {
         "type": "null"
        }
       ]
      },
      "delegate": {
       "type": "string"
      }
     },
     "required": [
      "member",
      "side"
     ]
    }
   },
   "recusedSides": {
    "description": "The sides that the round leaves out; undefined if it leaves out none. An empty list means that a side was left out, but this reader may not learn which one.",
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "leftOut": {
    "description": "Languages whose text the round does not ask about, because the text was out of date when the round opened.",
    "type": "array",
    "items": {
     "type": "string",
     "enum": [
      "en",
      "ja",
      "zh"
     ]
    }
   },
   "openedAt": {
    "type": "number"
   },
   "openedBy": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "endsAt": {
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "atDeadline": {
    "description": "The act that the round does by itself at `endsAt`; undefined if a moderator closes it.",
    "type": "string",
    "enum": [
     "close",
     "show"
    ]
   },
   "batch": {
    "description": "The batch of the round; undefined if it was opened alone.",
    "type": "string"
   },
   "clockFrom": {
    "description": "The time from which the round's clock runs, if the round was given more time.",
    "type": "number"
   },
   "silence": {
    "type": "boolean"
   },
   "reach": {
    "description": "How a silence procedure reaches the members whose silence agrees; absent if every silence agrees.",
    "type": "string",
    "enum": [
     "connection",
     "notice"
    ]
   },
   "seen": {
    "description": "The members who have opened the page of the silence procedure from their own seat; absent if nobody has.",
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "unable": {
    "description": "The electors who could not answer for a part of the silence procedure; absent if there are none.",
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "notReached": {
    "description": "The electors whom the silence procedure did not reach; absent if there are none.",
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "closedAt": {
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "closedBy": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "again": {
    "description": "Until when the closed round may be taken up again; absent if it may not.",
    "type": "number"
   },
   "shows": {
    "description": "Set if the server shows the result at `again`.",
    "type": "boolean",
    "const": true
   },
   "needsQuorum": {
    "description": "Set if the rating's class needs the quorum. Ratings that an earlier version closed have a class without it.",
    "type": "boolean",
    "const": true
   },
   "fewSides": {
    "description": "The sides that did not reach their quorum at the close; absent if there is none. The list is empty if this reader may not learn which side it was.",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "side": {
       "type": "string"
      },
      "answered": {
       "type": "number"
      },
      "connected": {
       "type": "number"
      }
     },
     "required": [
      "side",
      "answered",
      "connected"
     ]
    }
   },
   "revealedAt": {
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "turned": {
    "description": "The member who last changed the round's state, and the time. If another member then tries the same change, the refusal names the first member.",
    "type": "object",
    "properties": {
     "by": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "at": {
      "type": "number"
     }
    },
    "required": [
     "by",
     "at"
    ]
   },
   "answered": {
    "description": "The number of answers; null while the answers are sealed.",
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "answers": {
    "description": "The answers. Null while they are sealed, and also afterwards if fewer than four answered and names are not shown.",
    "anyOf": [
     {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "member": {
         "anyOf": [
          {
           "type": "string"
          },
          {
           "type": "null"
          }
         ]
        },
        "alias": {
         "anyOf": [
          {
           "type": "string"
          },
          {
           "type": "null"
          }
         ]
        },
        "side": {
         "anyOf": [
          {
           "type": "string"
          },
          {
           "type": "null"
          }
         ]
        },
        "answer": {
         "anyOf": [
          {
           "type": "object",
           "properties": {
            "kind": {
             "type": "string",
             "const": "call"
            },
            "position": {
             "type": "string",
             "enum": [
              "abstain",
              "agree",
              "block",
              "disagree",
              "reserve"
             ]
            },
            "reason": {
             "type": "string"
            },
            "remedy": {
             "type": "string"
            },
            "lang": {
             "type": "string",
             "enum": [
              "en",
              "ja",
              "zh"
             ]
            },
            "confirmBy": {
             "description": "The date by which the panelist expects to confirm a reservation: \"to be confirmed by {date}\".",
             "anyOf": [
              {
               "type": "string"
              },
              {
               "type": "null"
              }
             ]
            }
           },
           "required": [
            "kind",
            "position",
            "reason",
            "remedy",
            "lang",
            "confirmBy"
           ]
          },
          {
           "type": "object",
           "properties": {
            "kind": {
             "type": "string",
             "const": "rating"
            },
            "score": {
             "anyOf": [
              {
               "type": "number"
              },
              {
               "type": "null"
              }
             ]
            },
            "reason": {
             "type": "string"
            },
            "lang": {
             "type": "string",
             "enum": [
              "en",
              "ja",
              "zh"
             ]
            }
           },
           "required": [
            "kind",
            "score"
           ]
          },
          {
           "type": "object",
           "properties": {
            "kind": {
             "type": "string",
             "const": "review"
            },
            "judgement": {
             "type": "string",
             "enum": [
              "amend",
              "stands",
              "withdraw"
             ]
            },
            "reason": {
             "type": "string"
            },
            "lang": {
             "type": "string",
             "enum": [
              "en",
              "ja",
              "zh"
             ]
            }
           },
           "required": [
            "kind",
            "judgement",
            "reason",
            "lang"
           ]
          }
         ]
        },
        "spoken": {
         "description": "The panelist said the answer aloud, and the secretary entered it.",
         "type": "boolean"
        },
        "aloud": {
         "type": "object",
         "properties": {
          "enteredBy": {
           "type": "string"
          },
          "officer": {
           "anyOf": [
            {
             "type": "string"
            },
            {
             "type": "null"
            }
           ]
          }
         },
         "required": [
          "enteredBy",
          "officer"
         ]
        },
        "silent": {
         "description": "The elector did not answer in a silence procedure, which counts as agree.",
         "type": "boolean"
        }
       },
       "required": [
        "member",
        "alias",
        "side",
        "answer",
        "spoken",
        "silent"
       ]
      }
     },
     {
      "type": "null"
     }
    ]
   },
   "reasonsFor": {
    "description": "The scores for which the rating requires a reason; absent if the round takes no reasons.",
    "type": "string",
    "enum": [
     "ends",
     "low",
     "none",
     "outside"
    ]
   },
   "secondTexts": {
    "description": "The languages in which an answer may hold a second text of its reason; absent if the round takes none.",
    "type": "array",
    "items": {
     "type": "string",
     "enum": [
      "en",
      "ja",
      "zh"
     ]
    }
   },
   "stopping": {
    "description": "The stopping rule of the statement's ratings; absent if there is none.",
    "type": "object",
    "properties": {
     "rounds": {
      "type": "number"
     },
     "answered": {
      "description": "The share of the electorate in percent.",
      "type": "number"
     }
    },
    "required": [
     "rounds",
     "answered"
    ]
   },
   "otherwise": {
    "description": "Why the round was opened although the stopping rule said otherwise.",
    "type": "string"
   },
   "otherwiseLang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "summaries": {
    "description": "The summaries of the result that somebody wrote, by language.",
    "type": "object",
    "properties": {
     "en": {
      "$ref": "#/components/schemas/RoundSummary"
     },
     "zh": {
      "$ref": "#/components/schemas/RoundSummary"
     },
     "ja": {
      "$ref": "#/components/schemas/RoundSummary"
     }
    }
   },
   "reasons": {
    "description": "The reasons that the result publishes, sorted by score and wording. Absent if it publishes none.",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "score": {
       "type": "number"
      },
      "reason": {
       "type": "string"
      },
      "lang": {
       "type": "string",
       "enum": [
        "en",
        "ja",
        "zh"
       ]
      },
      "member": {
       "anyOf": [
        {
         "type": "string"
        },
        {
         "type": "null"
        }
       ]
      }
     },
     "required": [
      "score",
      "reason",
      "lang",
      "member"
     ]
    }
   },
   "grouped": {
    "description": "The groups of the reasons, and how many times they were grouped.",
    "type": "object",
    "properties": {
     "groups": {
      "type": "array",
      "items": {
       "type": "object",
       "properties": {
        "title": {
         "type": "object",
         "properties": {
          "en": {
           "type": "string"
          },
          "zh": {
           "type": "string"
          },
          "ja": {
           "type": "string"
          }
         }
        },
        "reasons": {
         "type": "array",
         "items": {
          "type": "number"
         }
        }
       },
       "required": [
        "title",
        "reasons"
       ]
      }
     },
     "times": {
      "type": "number"
     },
     "by": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "at": {
      "type": "number"
     }
    },
    "required": [
     "groups",
     "times",
     "by",
     "at"
    ]
   },
   "unconfirmed": {
    "description": "The members for whom a spoken position was entered that nobody confirmed; absent if there are none.",
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "roll": {
    "description": "The members who collected a ballot in a secret round; null before its close.",
    "anyOf": [
     {
      "type": "array",
      "items": {
       "type": "string"
      }
     },
     {
      "type": "null"
     }
    ]
   },
   "extended": {
    "type": "boolean"
   },
   "late": {
    "description": "The answers that came after the close, by number, and by name where the round is named. Absent if none did.",
    "type": "object",
    "properties": {
     "n": {
      "type": "number"
     },
     "members": {
      "type": "array",
      "items": {
       "type": "string"
      }
     }
    },
    "required": [
     "n",
     "members"
    ]
   },
   "stopsClock": {
    "description": "Set if the clock of whoever speaks stands while the round is open.",
    "type": "boolean",
    "const": true
   },
   "changes": {
    "description": "Positions that were changed after the reveal, in order.",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "member": {
       "anyOf": [
        {
         "type": "string"
        },
        {
         "type": "null"
        }
       ]
      },
      "from": {
       "anyOf": [
        {
         "type": "object",
         "properties": {
          "kind": {
           "type": "string",
           "const": "call"
          },
          "position": {
           "type": "string",
           "enum": [
            "abstain",
            "agree",
            "block",
            "disagree",
            "reserve"
           ]
          },
          "reason": {
           "type": "string"
          },
          "remedy": {
           "type": "string"
          },
          "lang": {
           "type": "string",
           "enum": [
            "en",
            "ja",
            "zh"
           ]
          },
          "confirmBy": {
           "description": "The date by which the panelist expects to confirm a reservation: \"to be confirmed by {date}\".",
           "anyOf": [
            {
             "type": "string"
            },
            {
             "type": "null"
            }
           ]
          }
         },
         "required": [
          "kind",
          "position",
          "reason",
          "remedy",
          "lang",
          "confirmBy"
         ]
        },
        {
         "type": "null"
        }
       ]
      },
      "to": {
       "type": "object",
       "properties": {
        "kind": {
         "type": "string",
         "const": "call"
        },
        "position": {
         "type": "string",
         "enum": [
          "abstain",
          "agree",
          "block",
          "disagree",
          "reserve"
         ]
        },
        "reason": {
         "type": "string"
        },
        "remedy": {
         "type": "string"
        },
        "lang": {
         "type": "string",
         "enum": [
          "en",
          "ja",
          "zh"
         ]
        },
        "confirmBy": {
         "description": "The date by which the panelist expects to confirm a reservation: \"to be confirmed by {date}\".",
         "anyOf": [
          {
           "type": "string"
          },
          {
           "type": "null"
          }
         ]
        }
       },
       "required": [
        "kind",
        "position",
        "reason",
        "remedy",
        "lang",
        "confirmBy"
       ]
      },
      "why": {
       "type": "string"
      },
      "reasonLang": {
       "type": "string",
       "enum": [
        "en",
        "ja",
        "zh"
       ]
      },
      "at": {
       "type": "number"
      }
     },
     "required": [
      "member",
      "from",
      "to",
      "why",
      "at"
     ]
    }
   },
   "voidReason": {
    "type": "string"
   },
   "reasonLang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "voidWhy": {
    "description": "Set if the round became void by itself, because nobody had been notified of the silence procedure.",
    "type": "string",
    "const": "unheard"
   },
   "voidGiven": {
    "description": "How many had answered when a moderator made the round void; absent if nobody had.",
    "type": "number"
   },
   "record": {
    "description": "The record that a review asks about.",
    "type": "string"
   }
  },
  "required": [
   "id",
   "n",
   "statement",
   "topic",
   "version",
   "kind",
   "anonymity",
   "absentees",
   "state",
   "rule",
   "electorate",
   "openedAt",
   "openedBy",
   "endsAt",
   "silence",
   "closedAt",
   "closedBy",
   "revealedAt",
   "turned",
   "answered",
   "answers",
   "roll",
   "extended",
   "changes",
   "voidReason"
  ]
 },
 "RoundSummary": {
  "description": "A summary of a rating's result in the words of the member who wrote it.",
  "type": "object",
  "properties": {
   "text": {
    "type": "string"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   }
  },
  "required": [
   "text",
   "by",
   "at"
  ]
 },
 "SaidPlace": {
  "description": "Where a text was said. A part is absent if the text belongs to no such thing.",
  "type": "object",
  "properties": {
   "topic": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string"
     },
     "letter": {
      "type": "string"
     },
     "title": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     }
    },
    "required": [
     "id",
     "letter",
     "title"
    ]
   },
   "session": {
    "type": "object",
    "properties": {
     "id": {
      "type": "string"
     },
     "title": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     }
    },
    "required": [
     "id",
     "title"
    ]
   },
   "statement": {
    "type": "object",
    "properties": {
     "label": {
      "type": "string"
     },
     "texts": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     }
    },
    "required": [
     "label",
     "texts"
    ]
   },
   "quote": {
    "description": "The passage of the note about which the thread is.",
    "type": "string"
   },
   "before": {
    "description": "The comment before this one.",
    "type": "object",
    "properties": {
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "text": {
      "type": "string"
     }
    },
    "required": [
     "lang",
     "text"
    ]
   }
  }
 },
 "SatDown": {
  "description": "The person who sits in the seat of a mailed letter's own link, while nobody has confirmed them: the person to whom the letter went may say that it was not them (DOMAIN IN13).",
  "type": "object",
  "properties": {
   "name": {
    "type": "string"
   },
   "since": {
    "description": "null where the log of an earlier version does not say",
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "by": {
    "description": "the name of the member who made the link by which they sat down; \"\" for an administrator",
    "type": "string"
   },
   "letter": {
    "description": "whether it was the letter's own link",
    "type": "boolean"
   }
  },
  "required": [
   "name",
   "since",
   "by",
   "letter"
  ]
 },
 "SearchAnswer": {
  "description": "The answer of `GET /api/search`.",
  "type": "object",
  "properties": {
   "results": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/SearchResult"
    }
   },
   "total": {
    "description": "The number of all results that the caller may read, up to 10,000.",
    "type": "number"
   },
   "isCut": {
    "description": "More texts have these words than were looked through; the oldest of them are left out.",
    "type": "boolean"
   },
   "reading": {
    "description": "The index is being written, so some texts are not found yet. How far it has come only an administrator reads.",
    "type": "boolean"
   }
  },
  "required": [
   "results",
   "total",
   "isCut",
   "reading"
  ]
 },
 "SearchResult": {
  "description": "A text that was found.",
  "type": "object",
  "properties": {
   "kind": {
    "type": "string",
    "enum": [
     "answer",
     "discussion",
     "minutes",
     "note",
     "question",
     "reading",
     "record",
     "statement"
    ]
   },
   "id": {
    "type": "string"
   },
   "workspace": {
    "description": "The workspace's slug.",
    "type": "string"
   },
   "workspaceTitle": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "topic": {
    "description": "The topic's id; \"\" if the text belongs to no topic.",
    "type": "string"
   },
   "topicTitle": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "lang": {
    "description": "The language of the text; \"\" if nobody stated it.",
    "type": "string",
    "enum": [
     "",
     "en",
     "ja",
     "zh"
    ]
   },
   "text": {
    "description": "The words of the query with the words around them.",
    "type": "string"
   },
   "marks": {
    "description": "The ranges of `text` that the query names.",
    "type": "array",
    "items": {
     "type": "array",
     "prefixItems": [
      {
       "type": "number"
      },
      {
       "type": "number"
      }
     ],
     "minItems": 2,
     "maxItems": 2
    }
   },
   "at": {
    "type": "number"
   },
   "url": {
    "description": "The address of the passage on this server.",
    "type": "string"
   },
   "record": {
    "description": "The number and state of a record.",
    "type": "object",
    "properties": {
     "number": {
      "type": "number"
     },
     "state": {
      "type": "string"
     }
    },
    "required": [
     "number",
     "state"
    ]
   },
   "session": {
    "description": "The session to which the text belongs, or which was held when it was said.",
    "type": "object",
    "properties": {
     "id": {
      "type": "string"
     },
     "title": {
      "type": "object",
      "properties": {
       "en": {
        "type": "string"
       },
       "zh": {
        "type": "string"
       },
       "ja": {
        "type": "string"
       }
      }
     }
    },
    "required": [
     "id",
     "title"
    ]
   },
   "by": {
    "description": "The member who said it, with the name of that day; only in panels that show names.",
    "type": "object",
    "properties": {
     "id": {
      "type": "string"
     },
     "name": {
      "type": "string"
     }
    },
    "required": [
     "id",
     "name"
    ]
   },
   "translation": {
    "$ref": "#/components/schemas/OriginTold"
   }
  },
  "required": [
   "kind",
   "id",
   "workspace",
   "workspaceTitle",
   "topic",
   "topicTitle",
   "lang",
   "text",
   "marks",
   "at",
   "url"
  ]
 },
 "SeatListed": {
  "description": "A seat of a panel, as the pages of accounts list it.",
  "type": "object",
  "properties": {
   "slug": {
    "type": "string"
   },
   "title": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "name": {
    "type": "string"
   }
  },
  "required": [
   "slug",
   "title",
   "name"
  ]
 },
 "SeatSharer": {
  "description": "The other one of the two persons who share a seat as delegate and alternate.",
  "type": "object",
  "properties": {
   "alone": {
    "description": "whether the alternate may take the seat over by themselves",
    "type": "boolean"
   },
   "namedAt": {
    "type": "number"
   },
   "sitsSince": {
    "description": "since when the alternate sits; null while the delegate sits",
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "name": {
    "type": "string"
   },
   "romanised": {
    "description": "The name in Latin letters, family name first if the language puts it first; \"\" if `name` is in Latin letters already.",
    "type": "string"
   },
   "short": {
    "description": "The short form for lists: 小野寺 for 小野寺渉; \"\" if the whole name is short enough.",
    "type": "string"
   }
  },
  "required": [
   "alone",
   "namedAt",
   "sitsSince",
   "name",
   "romanised",
   "short"
  ]
 },
 "Section": {
  "type": "object",
  "properties": {
   "heading": {
    "type": "string"
   },
   "paragraphs": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/Paragraph"
    }
   }
  },
  "required": [
   "heading",
   "paragraphs"
  ]
 },
 "SentenceWritten": {
  "type": "object",
  "properties": {
   "place": {
    "description": "Names the sentence of the minutes that was replaced.",
    "type": "string"
   },
   "lang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "text": {
    "description": "The new sentence; \"\" if it was erased from the log.",
    "type": "string"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   },
   "correction": {
    "description": "The correction that led to this sentence; null if there was no correction.",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "place",
   "lang",
   "text",
   "by",
   "at",
   "correction"
  ]
 },
 "ServiceBegun": {
  "description": "The address at the service to which the browser goes.",
  "type": "object",
  "properties": {
   "url": {
    "type": "string"
   }
  },
  "required": [
   "url"
  ]
 },
 "Session": {
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "title": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "startsAt": {
    "type": "number"
   },
   "cities": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "name": {
       "type": "object",
       "properties": {
        "en": {
         "type": "string"
        },
        "zh": {
         "type": "string"
        },
        "ja": {
         "type": "string"
        }
       }
      },
      "zone": {
       "type": "string"
      }
     },
     "required": [
      "name",
      "zone"
     ]
    }
   },
   "state": {
    "type": "string",
    "enum": [
     "cancelled",
     "closed",
     "live",
     "paused",
     "scheduled"
    ]
   },
   "startedAt": {
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "closedAt": {
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "turned": {
    "description": "The member who last changed the session's state, and the time. If another member then tries the same change, the refusal names the first member.",
    "type": "object",
    "properties": {
     "by": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "at": {
      "type": "number"
     }
    },
    "required": [
     "by",
     "at"
    ]
   },
   "replannedAt": {
    "description": "The time of the last change of its title, its dates, its cities or its agenda; absent if there was none.",
    "type": "number"
   },
   "reason": {
    "description": "Why the session was cancelled.",
    "type": "string"
   },
   "reasonLang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "last": {
    "description": "The members who last moved the agenda, gave or ended the floor, or extended an item, and the times. If another member then tries the same, the refusal names the first member.",
    "type": "object",
    "properties": {
     "time": {
      "type": "object",
      "properties": {
       "by": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "at": {
        "type": "number"
       }
      },
      "required": [
       "by",
       "at"
      ]
     },
     "agenda": {
      "type": "object",
      "properties": {
       "by": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "at": {
        "type": "number"
       }
      },
      "required": [
       "by",
       "at"
      ]
     },
     "floor": {
      "type": "object",
      "properties": {
       "by": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "at": {
        "type": "number"
       }
      },
      "required": [
       "by",
       "at"
      ]
     }
    }
   },
   "items": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "id": {
       "type": "string"
      },
      "kind": {
       "type": "string",
       "enum": [
        "break",
        "opening",
        "outcomes",
        "questions",
        "topic"
       ]
      },
      "title": {
       "type": "object",
       "properties": {
        "en": {
         "type": "string"
        },
        "zh": {
         "type": "string"
        },
        "ja": {
         "type": "string"
        }
       }
      },
      "topic": {
       "anyOf": [
        {
         "type": "string"
        },
        {
         "type": "null"
        }
       ]
      },
      "minutes": {
       "type": "number"
      }
     },
     "required": [
      "id",
      "kind",
      "title",
      "topic",
      "minutes"
     ]
    }
   },
   "current": {
    "description": "The current agenda item; `currentSince` is when it began.",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "currentSince": {
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "held": {
    "description": "The items that have begun, in that order. An item that was skipped is not in the list.",
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "breaks": {
    "description": "The session's breaks, during which its clocks stop. `to` is null while a break lasts, and `until` is its planned end.",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "from": {
       "type": "number"
      },
      "to": {
       "anyOf": [
        {
         "type": "number"
        },
        {
         "type": "null"
        }
       ]
      },
      "until": {
       "type": "number"
      }
     },
     "required": [
      "from",
      "to"
     ]
    }
   },
   "floor": {
    "$ref": "#/components/schemas/Floor"
   },
   "sideTime": {
    "$ref": "#/components/schemas/SideTime"
   },
   "attendance": {
    "description": "When each member was present. `to` is null while they are present.",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "member": {
       "type": "string"
      },
      "from": {
       "type": "number"
      },
      "to": {
       "anyOf": [
        {
         "type": "number"
        },
        {
         "type": "null"
        }
       ]
      },
      "ticked": {
       "type": "boolean"
      },
      "tickedBy": {
       "type": "string"
      }
     },
     "required": [
      "member",
      "from",
      "to",
      "ticked"
     ]
    }
   },
   "minutes": {
    "$ref": "#/components/schemas/Minutes"
   },
   "continues": {
    "description": "The closed session that this one continues.",
    "type": "string"
   },
   "continuedBy": {
    "description": "The session that continues this one.",
    "type": "string"
   },
   "summary": {
    "description": "The chair's own text about statements without consensus.",
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "embargo": {
    "description": "The end of the embargo, before which papers ask their readers to publish nothing.",
    "anyOf": [
     {
      "type": "number"
     },
     {
      "type": "null"
     }
    ]
   },
   "embargoCloses": {
    "description": "True if readers without a seat read nothing of the panel until then; absent for an embargo of an older log.",
    "type": "boolean",
    "const": true
   },
   "press": {
    "description": "The links by which the press reads under the embargo; absent until one is made.",
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/PressLink"
    }
   }
  },
  "required": [
   "id",
   "title",
   "startsAt",
   "cities",
   "state",
   "startedAt",
   "closedAt",
   "turned",
   "items",
   "current",
   "currentSince",
   "floor",
   "attendance",
   "minutes",
   "summary"
  ]
 },
 "SettingChanged": {
  "description": "A change of the panel's title, of its sides or of its languages that was made at once.",
  "type": "object",
  "properties": {
   "what": {
    "type": "string",
    "enum": [
     "languages",
     "sides",
     "title"
    ]
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   }
  },
  "required": [
   "what",
   "by",
   "at"
  ]
 },
 "SettledTopic": {
  "type": "object",
  "properties": {
   "statements": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "label": {
       "type": "string"
      },
      "state": {
       "type": "string",
       "enum": [
        "carried_over",
        "draft",
        "in_round",
        "no_consensus",
        "proposed",
        "recorded",
        "withdrawn"
       ]
      }
     },
     "required": [
      "label",
      "state"
     ]
    }
   },
   "records": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "number": {
       "type": "number"
      },
      "declaredAt": {
       "type": "number"
      }
     },
     "required": [
      "number",
      "declaredAt"
     ]
    }
   }
  },
  "required": [
   "statements",
   "records"
  ]
 },
 "SideTime": {
  "type": "object",
  "properties": {
   "budgets": {
    "description": "One row for each scope that has budgets: an item, or the session if `item` is null.",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "item": {
       "anyOf": [
        {
         "type": "string"
        },
        {
         "type": "null"
        }
       ]
      },
      "sides": {
       "type": "array",
       "items": {
        "type": "object",
        "properties": {
         "side": {
          "type": "string"
         },
         "seconds": {
          "type": "number"
         }
        },
        "required": [
         "side",
         "seconds"
        ]
       }
      }
     },
     "required": [
      "item",
      "sides"
     ]
    }
   },
   "loans": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/Loan"
    }
   },
   "overruns": {
    "description": "The overruns that the server has noted. `seconds` is the time that the side had.",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "item": {
       "anyOf": [
        {
         "type": "string"
        },
        {
         "type": "null"
        }
       ]
      },
      "side": {
       "type": "string"
      },
      "seconds": {
       "type": "number"
      },
      "at": {
       "type": "number"
      }
     },
     "required": [
      "item",
      "side",
      "seconds",
      "at"
     ]
    }
   }
  },
  "required": [
   "budgets",
   "loans",
   "overruns"
  ]
 },
 "SignInWays": {
  "description": "The ways in which a person may sign in at this server.",
  "type": "object",
  "properties": {
   "mail": {
    "description": "whether a link by e-mail can be asked for",
    "type": "boolean"
   },
   "passkeys": {
    "description": "whether the server's address allows passkeys",
    "type": "boolean"
   },
   "services": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "id": {
       "type": "string"
      },
      "name": {
       "type": "string"
      }
     },
     "required": [
      "id",
      "name"
     ]
    }
   }
  },
  "required": [
   "mail",
   "passkeys",
   "services"
  ]
 },
 "SignedIn": {
  "description": "The seats that a sign-in has opened, and those that this browser holds as somebody else and keeps.",
  "type": "object",
  "properties": {
   "to": {
    "type": "string"
   },
   "seats": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/Joined"
    }
   },
   "others": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/SeatListed"
    }
   }
  },
  "required": [
   "to",
   "seats",
   "others"
  ]
 },
 "Snapshot": {
  "description": "The answer of `GET /api/workspaces/{slug}`, `/api/sessions/{id}` and `/api/topics/{id}`: a part of the fold at `seq`. `?topics=` names the topics whose rows are in `held`. `threads=` is the approximate number of threads for each of these topics.",
  "type": "object",
  "properties": {
   "incarnation": {
    "type": "string"
   },
   "seq": {
    "type": "number"
   },
   "me": {
    "$ref": "#/components/schemas/Me"
   },
   "held": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/TopicRows"
    }
   },
   "topics": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "id": {
       "type": "string"
      },
      "title": {
       "type": "object",
       "properties": {
        "en": {
         "type": "string"
        },
        "zh": {
         "type": "string"
        },
        "ja": {
         "type": "string"
        }
       }
      },
      "note": {
       "type": "object",
       "properties": {
        "mode": {
         "type": "string",
         "enum": [
          "locked",
          "open",
          "suggest"
         ]
        }
       },
       "required": [
        "mode"
       ]
      }
     },
     "required": [
      "id",
      "title",
      "note"
     ]
    }
   },
   "mails": {
    "description": "Whether the server can send mail, so that pages can offer to mail notices.",
    "type": "boolean"
   },
   "engine": {
    "description": "The host of the translation service that the administrator has set; null or absent if there is none.",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "folded": {
    "$ref": "#/components/schemas/FoldedFor"
   },
   "originals": {
    "description": "The originals of the caller's own comments that the rows in `held` leave out.",
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/CommentOriginal"
    }
   },
   "now": {
    "description": "The server's clock when it answered. With this time pages decide which dates have passed.",
    "type": "number"
   },
   "state": {
    "$ref": "#/components/schemas/State"
   },
   "settled": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/SettledTopic"
    }
   },
   "drifts": {
    "description": "The number of differences between notes and records that `state` does not hold.",
    "type": "number"
   }
  },
  "required": [
   "incarnation",
   "seq",
   "me",
   "held",
   "topics",
   "state",
   "settled",
   "drifts"
  ]
 },
 "State": {
  "description": "The state of a workspace, folded from its log. A state is plain JSON, so that the server can send it unchanged. States are immutable, so that a page can compare two states by identity. Before `workspace-opened`, the state is empty.",
  "type": "object",
  "properties": {
   "seq": {
    "description": "The number of the last entry that the state contains.",
    "type": "number"
   },
   "workspace": {
    "anyOf": [
     {
      "$ref": "#/components/schemas/Workspace"
     },
     {
      "type": "null"
     }
    ]
   },
   "sides": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "id": {
       "type": "string"
      },
      "title": {
       "type": "object",
       "properties": {
        "en": {
         "type": "string"
        },
        "zh": {
         "type": "string"
        },
        "ja": {
         "type": "string"
        }
       }
      },
      "mark": {
       "description": "One or two letters, shown with the side's colour for readers who cannot tell colours apart.",
       "type": "string"
      }
     },
     "required": [
      "id",
      "title",
      "mark"
     ]
    }
   },
   "deputies": {
    "description": "Each side's deputy, who may confirm for the side besides its co-moderators.",
    "type": "object",
    "additionalProperties": {
     "type": "string"
    }
   },
   "deputiesNamedBy": {
    "description": "The moderator who named each deputy.",
    "type": "object",
    "additionalProperties": {
     "type": "string"
    }
   },
   "members": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/Member"
    }
   },
   "invites": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/Invite"
    }
   },
   "sessions": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/Session"
    }
   },
   "topics": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/Topic"
    }
   },
   "threads": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/Thread"
    }
   },
   "statements": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/Statement"
    }
   },
   "rounds": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/Round"
    }
   },
   "objections": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/Objection"
    }
   },
   "records": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/RecordRow"
    }
   },
   "questions": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/Question"
    }
   },
   "actions": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/ActionItem"
    }
   },
   "readings": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/Reading"
    }
   },
   "notices": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/Notice"
    }
   },
   "proposals": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/Proposal"
    }
   },
   "translations": {
    "description": "Translations of what people said, by the key of the text and the language.",
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/Translation"
    }
   },
   "machines": {
    "description": "The programs that got a token, by id; absent until a token is made.",
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/Machine"
    }
   }
  },
  "required": [
   "seq",
   "workspace",
   "sides",
   "deputies",
   "members",
   "invites",
   "sessions",
   "topics",
   "threads",
   "statements",
   "rounds",
   "objections",
   "records",
   "questions",
   "actions",
   "readings",
   "notices",
   "proposals",
   "translations"
  ]
 },
 "Statement": {
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "label": {
    "description": "The statement's label, e.g. \"A-1\": the topic's letter and a number.",
    "type": "string"
   },
   "topic": {
    "type": "string"
   },
   "state": {
    "type": "string",
    "enum": [
     "carried_over",
     "draft",
     "in_round",
     "no_consensus",
     "proposed",
     "recorded",
     "withdrawn"
    ]
   },
   "anchor": {
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "start": {
        "type": "string"
       },
       "end": {
        "type": "string"
       },
       "exact": {
        "type": "string"
       },
       "before": {
        "type": "string"
       },
       "after": {
        "type": "string"
       },
       "hash": {
        "type": "string"
       }
      },
      "required": [
       "start",
       "end",
       "exact",
       "before",
       "after",
       "hash"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   },
   "texts": {
    "description": "The texts that the statement's card shows: the texts of the draft, or those of the proposed version with the languages that were filled in later.",
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/LanguageText"
    }
   },
   "versions": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/Version"
    }
   },
   "reason": {
    "type": "string"
   },
   "reasonLang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "ended": {
    "description": "The member who ended the statement without a record, and the time. If another member then tries to end the statement, the refusal names the first member.",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "by": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "at": {
        "type": "number"
       }
      },
      "required": [
       "by",
       "at"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "rounds": {
    "description": "The statement's rounds, oldest first; absent before the first round.",
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "recused": {
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "reviewers": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "oneText": {
    "description": "The co-moderators who agreed to open a call on `version` although only one authentic text is confirmed. `side` is the co-moderator's side at that time (DOMAIN C1).",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "version": {
       "type": "number"
      },
      "by": {
       "type": "string"
      },
      "side": {
       "anyOf": [
        {
         "type": "string"
        },
        {
         "type": "null"
        }
       ]
      },
      "at": {
       "type": "number"
      },
      "reason": {
       "type": "string"
      },
      "reasonLang": {
       "type": "string",
       "enum": [
        "en",
        "ja",
        "zh"
       ]
      }
     },
     "required": [
      "version",
      "by",
      "side",
      "at",
      "reason"
     ]
    }
   }
  },
  "required": [
   "id",
   "label",
   "topic",
   "state",
   "anchor",
   "by",
   "at",
   "texts",
   "versions",
   "reason",
   "ended",
   "recused",
   "reviewers",
   "oneText"
  ]
 },
 "StuckLetters": {
  "description": "`GET /api/letters`, for an administrator: what of the mail does not work.",
  "type": "object",
  "properties": {
   "mail": {
    "description": "whether the mail server could be used when it was last tried; null if none is set",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "works": {
        "anyOf": [
         {
          "type": "boolean"
         },
         {
          "type": "null"
         }
        ]
       },
       "reason": {
        "type": "string"
       }
      },
      "required": [
       "works",
       "reason"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "held": {
    "description": "whether all letters are held since a backup was restored",
    "type": "boolean"
   },
   "letters": {
    "description": "the letters of invitation that bounced, failed or are held, the latest first",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "slug": {
       "type": "string"
      },
      "title": {
       "type": "object",
       "properties": {
        "en": {
         "type": "string"
        },
        "zh": {
         "type": "string"
        },
        "ja": {
         "type": "string"
        }
       }
      },
      "name": {
       "description": "the name of the person to whom the letter goes",
       "type": "string"
      },
      "standing": {
       "type": "string",
       "enum": [
        "bounced",
        "copied",
        "failed",
        "held",
        "listed",
        "sent",
        "waiting"
       ]
      },
      "error": {
       "anyOf": [
        {
         "type": "string"
        },
        {
         "type": "null"
        }
       ]
      },
      "askedAt": {
       "anyOf": [
        {
         "type": "number"
        },
        {
         "type": "null"
        }
       ]
      }
     },
     "required": [
      "slug",
      "title",
      "name",
      "standing",
      "error",
      "askedAt"
     ]
    }
   }
  },
  "required": [
   "mail",
   "held",
   "letters"
  ]
 },
 "TermsHistory": {
  "description": "The changes of the terms of a panel since it was opened, and the agreements to them (DOMAIN TP1).",
  "type": "object",
  "properties": {
   "changed": {
    "description": "The last change; null while they are those with which the panel was opened.",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "by": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "at": {
        "type": "number"
       },
       "seq": {
        "type": "number"
       }
      },
      "required": [
       "by",
       "at",
       "seq"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "anew": {
    "description": "The number of the last entry that changed them without a consent of others: agreements from before do not hold.",
    "type": "number"
   },
   "agreed": {
    "description": "The last agreement of each side.",
    "type": "object",
    "additionalProperties": {
     "type": "object",
     "properties": {
      "by": {
       "type": "string"
      },
      "at": {
       "type": "number"
      },
      "seq": {
       "type": "number"
      }
     },
     "required": [
      "by",
      "at",
      "seq"
     ]
    }
   }
  },
  "required": [
   "changed",
   "anew",
   "agreed"
  ]
 },
 "Thread": {
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "topic": {
    "type": "string"
   },
   "statement": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "kind": {
    "type": "string",
    "enum": [
     "comment",
     "objection",
     "question",
     "suggestion"
    ]
   },
   "anchor": {
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "start": {
        "type": "string"
       },
       "end": {
        "type": "string"
       },
       "exact": {
        "type": "string"
       },
       "before": {
        "type": "string"
       },
       "after": {
        "type": "string"
       },
       "hash": {
        "type": "string"
       }
      },
      "required": [
       "start",
       "end",
       "exact",
       "before",
       "after",
       "hash"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "entries": {
    "description": "The comments of the thread, oldest first. The first comment opened the thread.",
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/ThreadEntry"
    }
   },
   "resolved": {
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "by": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "at": {
        "type": "number"
       }
      },
      "required": [
       "by",
       "at"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "wording": {
    "description": "The wording that a suggestion proposes for its passage; \"\" deletes the passage.",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "settled": {
    "description": "The result of a suggestion. Null while the suggestion is open, and for every thread that is not a suggestion.",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "how": {
        "type": "string",
        "const": "accepted"
       }
      },
      "required": [
       "how"
      ]
     },
     {
      "type": "object",
      "properties": {
       "how": {
        "type": "string",
        "const": "declined"
       },
       "reason": {
        "type": "object",
        "properties": {
         "lang": {
          "type": "string",
          "enum": [
           "en",
           "ja",
           "zh"
          ]
         },
         "text": {
          "type": "string"
         }
        },
        "required": [
         "lang",
         "text"
        ]
       }
      },
      "required": [
       "how",
       "reason"
      ]
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "id",
   "topic",
   "statement",
   "kind",
   "anchor",
   "entries",
   "resolved",
   "wording",
   "settled"
  ]
 },
 "ThreadCounts": {
  "type": "object",
  "properties": {
   "open": {
    "type": "number"
   },
   "resolved": {
    "type": "number"
   }
  },
  "required": [
   "open",
   "resolved"
  ]
 },
 "ThreadEntry": {
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   },
   "text": {
    "type": "object",
    "properties": {
     "lang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "text": {
      "type": "string"
     }
    },
    "required": [
     "lang",
     "text"
    ]
   },
   "away": {
    "description": "Set on a page that holds a translation and not yet the original. The text is then \"\" and its language is known.",
    "type": "boolean",
    "const": true
   },
   "phrase": {
    "description": "The meaning of a sentence that the product wrote in the member's name.",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "is": {
        "type": "string",
        "const": "bracket-put"
       }
      },
      "required": [
       "is"
      ]
     },
     {
      "type": "object",
      "properties": {
       "is": {
        "type": "string",
        "const": "bracket-settled"
       },
       "settled": {
        "type": "array",
        "items": {
         "type": "object",
         "properties": {
          "lang": {
           "type": "string",
           "enum": [
            "en",
            "ja",
            "zh"
           ]
          },
          "bracket": {
           "type": "string"
          },
          "chosen": {
           "type": "string"
          }
         },
         "required": [
          "lang",
          "bracket",
          "chosen"
         ]
        }
       }
      },
      "required": [
       "is",
       "settled"
      ]
     },
     {
      "type": "object",
      "properties": {
       "is": {
        "type": "string",
        "const": "reminder"
       },
       "label": {
        "type": "string"
       },
       "names": {
        "type": "array",
        "items": {
         "type": "string"
        }
       }
      },
      "required": [
       "is",
       "label",
       "names"
      ]
     },
     {
      "type": "object",
      "properties": {
       "is": {
        "type": "string",
        "const": "check-text"
       },
       "label": {
        "type": "string"
       },
       "lang": {
        "type": "string",
        "enum": [
         "en",
         "ja",
         "zh"
        ]
       },
       "name": {
        "type": "string"
       }
      },
      "required": [
       "is",
       "label",
       "lang"
      ]
     }
    ]
   },
   "corrected": {
    "description": "When the author corrected the comment. `withdrawn` is when they withdrew it, which removes its text.",
    "type": "number"
   },
   "withdrawn": {
    "type": "number"
   }
  },
  "required": [
   "id",
   "by",
   "at",
   "text"
  ]
 },
 "TokenUses": {
  "description": "`GET /api/workspaces/{slug}/tokens`: when each program last used its token, to within a minute, by the program's id. A program that never used its token is absent.",
  "type": "object",
  "properties": {
   "uses": {
    "type": "object",
    "additionalProperties": {
     "type": "number"
    }
   }
  },
  "required": [
   "uses"
  ]
 },
 "Topic": {
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "letter": {
    "type": "string"
   },
   "title": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "state": {
    "type": "string",
    "enum": [
     "closed",
     "open"
    ]
   },
   "ended": {
    "description": "The session whose close ended the topic; absent while the topic is not ended.",
    "type": "object",
    "properties": {
     "with": {
      "type": "string"
     },
     "at": {
      "type": "number"
     }
    },
    "required": [
     "with",
     "at"
    ]
   },
   "reopened": {
    "description": "The reason why the topic was reopened, and the member who reopened it.",
    "type": "object",
    "properties": {
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "by": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "at": {
      "type": "number"
     }
    },
    "required": [
     "reason",
     "by",
     "at"
    ]
   },
   "note": {
    "type": "object",
    "properties": {
     "mode": {
      "type": "string",
      "enum": [
       "locked",
       "open",
       "suggest"
      ]
     },
     "earlier": {
      "description": "The reasons for earlier modes, oldest first; absent if none had one.",
      "type": "array",
      "items": {
       "$ref": "#/components/schemas/ModeReason"
      }
     },
     "reason": {
      "type": "string"
     },
     "reasonLang": {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     "by": {
      "anyOf": [
       {
        "type": "string"
       },
       {
        "type": "null"
       }
      ]
     },
     "since": {
      "type": "number"
     }
    },
    "required": [
     "mode",
     "reason",
     "by",
     "since"
    ]
   },
   "versions": {
    "description": "The versions of the note that somebody named, in the order of their instants; absent before the first.",
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/NamedVersion"
    }
   },
   "restored": {
    "description": "When an earlier version was restored: by whom, when, and the instant of the version; absent before the first.",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "by": {
       "anyOf": [
        {
         "type": "string"
        },
        {
         "type": "null"
        }
       ]
      },
      "at": {
       "type": "number"
      },
      "of": {
       "type": "number"
      },
      "since": {
       "type": "number"
      }
     },
     "required": [
      "by",
      "at",
      "of"
     ]
    }
   }
  },
  "required": [
   "id",
   "letter",
   "title",
   "state",
   "note"
  ]
 },
 "TopicFetched": {
  "description": "The answer of `GET /api/topics/{id}/rows?threads=`: the rows of one topic at `seq`. `threads=` is the approximate number of threads.",
  "type": "object",
  "properties": {
   "incarnation": {
    "type": "string"
   },
   "seq": {
    "type": "number"
   },
   "rows": {
    "$ref": "#/components/schemas/TopicRows"
   },
   "originals": {
    "description": "The originals of the caller's own comments that the rows leave out.",
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/CommentOriginal"
    }
   }
  },
  "required": [
   "incarnation",
   "seq",
   "rows"
  ]
 },
 "TopicRows": {
  "description": "All rows of one topic: its statements with their rounds and records, its newest threads, and the translations of what was said in these rows. Pages fetch older threads on request.",
  "type": "object",
  "properties": {
   "topic": {
    "type": "string"
   },
   "threadCounts": {
    "$ref": "#/components/schemas/ThreadCounts"
   },
   "rounds": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/Round"
    }
   },
   "objections": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/Objection"
    }
   },
   "threads": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/Thread"
    }
   },
   "statements": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/Statement"
    }
   },
   "records": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/RecordRow"
    }
   },
   "translations": {
    "description": "Translations of what people said, by the key of the text and the language.",
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/Translation"
    }
   }
  },
  "required": [
   "topic",
   "threadCounts",
   "rounds",
   "objections",
   "threads",
   "statements",
   "records",
   "translations"
  ]
 },
 "TranslatedParagraph": {
  "description": "A paragraph of a note as it was when it was translated (DOMAIN Z1).",
  "type": "object",
  "properties": {
   "lang": {
    "anyOf": [
     {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "authors": {
    "description": "The members who wrote in it; empty if nobody may know.",
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "anchor": {
    "type": "object",
    "properties": {
     "start": {
      "type": "string"
     },
     "end": {
      "type": "string"
     },
     "exact": {
      "type": "string"
     },
     "before": {
      "type": "string"
     },
     "after": {
      "type": "string"
     },
     "hash": {
      "type": "string"
     }
    },
    "required": [
     "start",
     "end",
     "exact",
     "before",
     "after",
     "hash"
    ]
   }
  },
  "required": [
   "lang",
   "authors",
   "anchor"
  ]
 },
 "Translation": {
  "description": "A translation of something that a person said, with what became of it (DOMAIN V2). A page holds those into its own language, and those in every language that wait for an answer.",
  "type": "object",
  "properties": {
   "key": {
    "type": "string"
   },
   "lang": {
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "topic": {
    "type": "string"
   },
   "session": {
    "type": "string"
   },
   "room": {
    "description": "Set while only the room reads the original.",
    "type": "boolean",
    "const": true
   },
   "hidden": {
    "description": "Set if the original's author is hidden. Nobody then accepts or corrects the translation.",
    "type": "boolean",
    "const": true
   },
   "text": {
    "description": "The words of the translation; \"\" if they were erased, or if it was declined.",
    "type": "string"
   },
   "revision": {
    "type": "number"
   },
   "drafted": {
    "type": "string",
    "enum": [
     "author",
     "engine",
     "person"
    ]
   },
   "by": {
    "description": "The member who handed in or corrected these words; null for readers who may not read names.",
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   },
   "answer": {
    "description": "The answer of the author, or of the reader whom the author named, to these words.",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "how": {
        "type": "string",
        "enum": [
         "accepted",
         "corrected",
         "declined",
         "let_stand"
        ]
       },
       "by": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "at": {
        "type": "number"
       }
      },
      "required": [
       "how",
       "by",
       "at"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "reader": {
    "description": "The panelist whom the author named to answer, and when.",
    "type": "object",
    "properties": {
     "member": {
      "type": "string"
     },
     "at": {
      "type": "number"
     }
    },
    "required": [
     "member",
     "at"
    ]
   },
   "paragraph": {
    "$ref": "#/components/schemas/TranslatedParagraph"
   },
   "behind": {
    "description": "Set once the original says something else than what was translated.",
    "type": "boolean",
    "const": true
   },
   "former": {
    "description": "The words before they were replaced, corrected or declined, oldest first: adopted papers keep them (DOMAIN V7). They are kept of texts in records, rounds and objections.",
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/FormerTranslation"
    }
   }
  },
  "required": [
   "key",
   "lang",
   "text",
   "revision",
   "drafted",
   "by",
   "at",
   "answer"
  ]
 },
 "TranslationWanted": {
  "description": "One text that waits for its translation.",
  "type": "object",
  "properties": {
   "key": {
    "type": "string"
   },
   "into": {
    "description": "The language into which it waits.",
    "type": "string",
    "enum": [
     "en",
     "ja",
     "zh"
    ]
   },
   "lang": {
    "description": "The language it was said in; null if the entry states none.",
    "anyOf": [
     {
      "type": "string",
      "enum": [
       "en",
       "ja",
       "zh"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "text": {
    "type": "string"
   },
   "at": {
    "type": "number"
   },
   "authors": {
    "description": "The people who said it; empty if nobody may know.",
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "urgency": {
    "type": "string",
    "enum": [
     "later",
     "live",
     "paper",
     "round"
    ]
   },
   "place": {
    "$ref": "#/components/schemas/SaidPlace"
   },
   "translation": {
    "description": "The newest translation; null if there is none. In the queue it is one that is behind its original.",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "text": {
        "type": "string"
       },
       "revision": {
        "type": "number"
       },
       "by": {
        "anyOf": [
         {
          "type": "string"
         },
         {
          "type": "null"
         }
        ]
       },
       "at": {
        "type": "number"
       },
       "behind": {
        "type": "boolean"
       }
      },
      "required": [
       "text",
       "revision",
       "by",
       "at",
       "behind"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "draft": {
    "anyOf": [
     {
      "$ref": "#/components/schemas/OwnDraft"
     },
     {
      "type": "null"
     }
    ]
   },
   "leaves": {
    "description": "Whether the translation service may draft it (DOMAIN V11).",
    "type": "boolean"
   }
  },
  "required": [
   "key",
   "into",
   "lang",
   "text",
   "at",
   "authors",
   "urgency",
   "place",
   "translation",
   "draft",
   "leaves"
  ]
 },
 "TranslationsWanted": {
  "description": "`GET /api/workspaces/{slug}/translations?lang=…&after=…`: the texts that the caller may translate into the language, most urgent first. With two languages (`lang=…&lang=…`) they are those that were said in the one and wait in the other, both ways in one list. `waiting` and `done` count all of them. `others` counts what else waits in each language of the panel, without the paragraphs of notes; `live` counts those of them that were said in the session held now. `next` continues after the last text; null at the end. With `key=…` the answer holds this text alone, also if it no longer waits.",
  "type": "object",
  "properties": {
   "waiting": {
    "type": "number"
   },
   "done": {
    "type": "number"
   },
   "others": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "lang": {
       "type": "string",
       "enum": [
        "en",
        "ja",
        "zh"
       ]
      },
      "waiting": {
       "type": "number"
      },
      "live": {
       "type": "number"
      }
     },
     "required": [
      "lang",
      "waiting",
      "live"
     ]
    }
   },
   "texts": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/TranslationWanted"
    }
   },
   "next": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "waiting",
   "done",
   "others",
   "texts",
   "next"
  ]
 },
 "Version": {
  "type": "object",
  "properties": {
   "n": {
    "type": "number"
   },
   "by": {
    "anyOf": [
     {
      "type": "string"
     },
     {
      "type": "null"
     }
    ]
   },
   "at": {
    "type": "number"
   },
   "hash": {
    "type": "string"
   },
   "texts": {
    "description": "The frozen texts of the version. A text that was missing, a draft or out of date when the version was proposed is filled in later.",
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/LanguageText"
    }
   }
  },
  "required": [
   "n",
   "by",
   "at",
   "hash",
   "texts"
  ]
 },
 "VersionList": {
  "description": "`GET /api/topics/{id}/versions`: the versions of a note, and the moments at which the panel acted on it.",
  "type": "object",
  "properties": {
   "topic": {
    "type": "string"
   },
   "versions": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/VersionRow"
    }
   },
   "moments": {
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/PanelMoment"
    }
   }
  },
  "required": [
   "topic",
   "versions",
   "moments"
  ]
 },
 "VersionPicture": {
  "description": "A picture as a version shows it: the SHA-256 of its file, and its size in pixels.",
  "type": "object",
  "properties": {
   "file": {
    "type": "string"
   },
   "width": {
    "type": "number"
   },
   "height": {
    "type": "number"
   }
  },
  "required": [
   "file",
   "width",
   "height"
  ]
 },
 "VersionRead": {
  "description": "`GET /api/topics/{id}/versions/{at}`: a note as it was. It has no blocks if nothing had been written yet.",
  "type": "object",
  "properties": {
   "at": {
    "type": "number"
   },
   "blocks": {
    "description": "the text and the pictures in their order; the text of a picture is the words that say what it shows",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "kind": {
       "type": "string"
      },
      "lang": {
       "anyOf": [
        {
         "type": "string",
         "enum": [
          "en",
          "ja",
          "zh"
         ]
        },
        {
         "type": "null"
        }
       ]
      },
      "text": {
       "type": "string"
      },
      "cell": {
       "type": "object",
       "properties": {
        "table": {
         "type": "number"
        },
        "row": {
         "type": "number"
        },
        "header": {
         "type": "string",
         "enum": [
          "col",
          "row"
         ]
        }
       },
       "required": [
        "table",
        "row"
       ]
      },
      "picture": {
       "$ref": "#/components/schemas/VersionPicture"
      },
      "by": {
       "type": "array",
       "items": {
        "$ref": "#/components/schemas/WordsBy"
       }
      }
     },
     "required": [
      "kind",
      "lang",
      "text"
     ]
    }
   },
   "writers": {
    "description": "the writers, and since when they wrote; absent where the reader is not told (DOMAIN ZV4)",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "member": {
       "type": "string"
      },
      "since": {
       "type": "number"
      }
     },
     "required": [
      "member",
      "since"
     ]
    }
   },
   "topic": {
    "type": "string"
   },
   "epoch": {
    "type": "number"
   },
   "seq": {
    "type": "number"
   }
  },
  "required": [
   "at",
   "blocks",
   "topic",
   "epoch",
   "seq"
  ]
 },
 "VersionRow": {
  "description": "One version in the list of a note's versions (DOMAIN ZV1).",
  "type": "object",
  "properties": {
   "epoch": {
    "type": "number"
   },
   "seq": {
    "type": "number"
   },
   "from": {
    "description": "the first and the last edit; the version is what the note said at `at`",
    "type": "number"
   },
   "at": {
    "type": "number"
   },
   "changes": {
    "type": "number"
   },
   "writers": {
    "description": "the members who edited; absent where the reader is not told (DOMAIN ZV4)",
    "type": "array",
    "items": {
     "type": "string"
    }
   },
   "compacted": {
    "description": "set where the note was written anew in a compact form, so that nobody knows the authors of its words from here on",
    "type": "boolean",
    "const": true
   }
  },
  "required": [
   "epoch",
   "seq",
   "from",
   "at",
   "changes"
  ]
 },
 "WaysBack": {
  "description": "`GET /api/return`: the ways to return to a seat without a link.",
  "type": "object",
  "properties": {
   "codes": {
    "description": "Whether the server can mail a code to a confirmed address.",
    "type": "boolean"
   },
   "leaves": {
    "description": "the account that this browser leaves by coming back; null if it leaves none",
    "anyOf": [
     {
      "$ref": "#/components/schemas/AccountAtDoor"
     },
     {
      "type": "null"
     }
    ]
   }
  },
  "required": [
   "codes",
   "leaves"
  ]
 },
 "WordsBy": {
  "description": "A stretch of a block: its length in UTF-16 units, and its writer's place in `writers`; -1 if nobody is named.",
  "type": "array",
  "prefixItems": [
   {
    "type": "number"
   },
   {
    "type": "number"
   }
  ],
  "minItems": 2,
  "maxItems": 2
 },
 "Workspace": {
  "type": "object",
  "properties": {
   "id": {
    "type": "string"
   },
   "slug": {
    "type": "string"
   },
   "title": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "description": {
    "description": "The panel's description; absent until somebody writes one.",
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "mandate": {
    "type": "object",
    "properties": {
     "en": {
      "type": "string"
     },
     "zh": {
      "type": "string"
     },
     "ja": {
      "type": "string"
     }
    }
   },
   "languages": {
    "type": "array",
    "items": {
     "type": "string",
     "enum": [
      "en",
      "ja",
      "zh"
     ]
    }
   },
   "authentic": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "lang": {
       "type": "string",
       "enum": [
        "en",
        "ja",
        "zh"
       ]
      },
      "side": {
       "anyOf": [
        {
         "type": "string"
        },
        {
         "type": "null"
        }
       ]
      }
     },
     "required": [
      "lang",
      "side"
     ]
    }
   },
   "rule": {
    "type": "object",
    "properties": {
     "quorum": {
      "description": "q: the share of the electorate that must have answered.",
      "type": "array",
      "prefixItems": [
       {
        "type": "number"
       },
       {
        "type": "number"
       }
      ],
      "minItems": 2,
      "maxItems": 2
     },
     "sideQuorum": {
      "description": "qSide: the share of each side's electors that must have answered.",
      "type": "array",
      "prefixItems": [
       {
        "type": "number"
       },
       {
        "type": "number"
       }
      ],
      "minItems": 2,
      "maxItems": 2
     },
     "support": {
      "description": "T: the share of support that rough consensus needs.",
      "type": "array",
      "prefixItems": [
       {
        "type": "number"
       },
       {
        "type": "number"
       }
      ],
      "minItems": 2,
      "maxItems": 2
     },
     "sideFloor": {
      "description": "F: the share that the support of every side must exceed.",
      "type": "array",
      "prefixItems": [
       {
        "type": "number"
       },
       {
        "type": "number"
       }
      ],
      "minItems": 2,
      "maxItems": 2
     }
    },
    "required": [
     "quorum",
     "sideQuorum",
     "support",
     "sideFloor"
    ]
   },
   "reasonsFor": {
    "description": "The scores for which ratings require a reason; absent until somebody sets it.",
    "type": "string",
    "enum": [
     "ends",
     "low",
     "none",
     "outside"
    ]
   },
   "stopping": {
    "description": "The stopping rule for statements that have no rating yet; absent or null is none.",
    "anyOf": [
     {
      "type": "object",
      "properties": {
       "rounds": {
        "type": "number"
       },
       "answered": {
        "description": "The share of the electorate in percent.",
        "type": "number"
       }
      },
      "required": [
       "rounds",
       "answered"
      ]
     },
     {
      "type": "null"
     }
    ]
   },
   "attribution": {
    "type": "string",
    "enum": [
     "chatham",
     "named",
     "unattributed"
    ]
   },
   "replay": {
    "type": "string",
    "enum": [
     "chairs",
     "panel",
     "readers"
    ]
   },
   "public": {
    "type": "boolean"
   },
   "questions": {
    "description": "Whether readers without a seat may send questions.",
    "type": "boolean"
   },
   "translationDays": {
    "description": "The number of days after which a translation without an answer is unconfirmed; absent while the default applies.",
    "type": "number"
   },
   "engine": {
    "description": "The host of the translation service to which texts may be sent for drafts; absent if no text is sent.",
    "type": "string"
   },
   "archived": {
    "$ref": "#/components/schemas/Archived"
   },
   "accountsSince": {
    "description": "Since when the seats that vote need an account (DOMAIN SI11); absent if they need none.",
    "type": "number"
   },
   "openings": {
    "description": "The openings that the chairs have agreed and that wait for their time (DOMAIN C8); absent if there are none.",
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/PlannedOpening"
    }
   },
   "openingsOff": {
    "description": "The openings that were agreed and do not happen, whose readers are told so; absent if there are none.",
    "type": "object",
    "additionalProperties": {
     "$ref": "#/components/schemas/PlannedOpening"
    }
   },
   "changed": {
    "description": "The last change of a setting by each author that nobody had to confirm (DOMAIN C8); absent before the first.",
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/SettingChanged"
    }
   },
   "terms": {
    "$ref": "#/components/schemas/TermsHistory"
   },
   "opened": {
    "description": "The openings that have happened, oldest first; absent before the first. The gallery does not read of which session.",
    "type": "array",
    "items": {
     "$ref": "#/components/schemas/OpeningDone"
    }
   },
   "privacy": {
    "$ref": "#/components/schemas/PrivacyNotice"
   },
   "transfers": {
    "description": "The register of transfers; absent until somebody writes it.",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "to": {
       "type": "string"
      },
      "region": {
       "type": "string"
      },
      "ground": {
       "type": "string"
      },
      "since": {
       "type": "string"
      }
     },
     "required": [
      "to",
      "region",
      "ground",
      "since"
     ]
    }
   },
   "retention": {
    "$ref": "#/components/schemas/Retention"
   },
   "demo": {
    "type": "boolean"
   },
   "practice": {
    "description": "True for the Practice panel alone.",
    "type": "boolean",
    "const": true
   },
   "removed": {
    "type": "boolean"
   }
  },
  "required": [
   "id",
   "slug",
   "title",
   "languages",
   "authentic",
   "rule",
   "attribution",
   "replay",
   "public",
   "demo",
   "removed"
  ]
 },
 "WorkspaceList": {
  "description": "The answer of `GET /api/workspaces`.",
  "type": "object",
  "properties": {
   "admin": {
    "type": "boolean"
   },
   "account": {
    "description": "the name or address of the account to which the browser is signed in; absent if it is signed in to none",
    "type": "string"
   },
   "workspaces": {
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "id": {
       "type": "string"
      },
      "slug": {
       "type": "string"
      },
      "title": {
       "type": "object",
       "properties": {
        "en": {
         "type": "string"
        },
        "zh": {
         "type": "string"
        },
        "ja": {
         "type": "string"
        }
       }
      },
      "demo": {
       "type": "boolean"
      },
      "archived": {
       "description": "when the workspace was archived; absent if it was not",
       "type": "number"
      },
      "live": {
       "anyOf": [
        {
         "type": "object",
         "properties": {
          "session": {
           "type": "string"
          },
          "title": {
           "type": "object",
           "properties": {
            "en": {
             "type": "string"
            },
            "zh": {
             "type": "string"
            },
            "ja": {
             "type": "string"
            }
           }
          }
         },
         "required": [
          "session",
          "title"
         ]
        },
        {
         "type": "null"
        }
       ]
      },
      "me": {
       "$ref": "#/components/schemas/Me"
      },
      "needs": {
       "type": "array",
       "items": {
        "$ref": "#/components/schemas/Need"
       }
      },
      "adopted": {
       "description": "the minutes that were adopted within 14 days, newest first, for who reads the room; absent if there are none",
       "type": "array",
       "items": {
        "type": "object",
        "properties": {
         "session": {
          "type": "string"
         },
         "title": {
          "type": "object",
          "properties": {
           "en": {
            "type": "string"
           },
           "zh": {
            "type": "string"
           },
           "ja": {
            "type": "string"
           }
          }
         },
         "at": {
          "type": "number"
         }
        },
        "required": [
         "session",
         "title",
         "at"
        ]
       }
      }
     },
     "required": [
      "id",
      "slug",
      "title",
      "demo",
      "live",
      "me",
      "needs"
     ]
    }
   }
  },
  "required": [
   "admin",
   "workspaces"
  ]
 },
 "WorkspaceOpened": {
  "description": "The answer of `POST /api/workspaces`.",
  "type": "object",
  "properties": {
   "slug": {
    "type": "string"
   },
   "links": {
    "description": "the links to the chairs that other people take; no later answer repeats them",
    "type": "array",
    "items": {
     "type": "object",
     "properties": {
      "name": {
       "type": "string"
      },
      "token": {
       "type": "string"
      }
     },
     "required": [
      "name",
      "token"
     ]
    }
   },
   "seated": {
    "description": "whether the administrator has taken a chair in this browser",
    "type": "boolean"
   }
  },
  "required": [
   "slug",
   "links",
   "seated"
  ]
 }
}
