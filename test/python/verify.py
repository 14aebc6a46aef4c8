#!/usr/bin/env python3
"""Verifies a Plenary bundle with Python's standard library alone, written from docs/EVIDENCE.md.

python3 verify.py FILE [--fingerprint F] [--key HEX] [--head HASH]
python3 verify.py --batch < cases      one JSON object a line: {"bundle": base64, "key", "head", "fingerprint"}
"""
import base64
import functools
import hashlib
import json
import re
import struct
import sys
import zlib

# --- canonical JSON (RFC 8785) ---------------------------------------------------------------------------------------

SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
ESCAPED = re.compile('[\x00-\x1f"\\\\]')


class NoCanonicalForm(Exception):
    pass


def quoted(text):
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise NoCanonicalForm("a lone surrogate")
    return '"' + ESCAPED.sub(lambda m: SHORT.get(m[0]) or "\\u%04x" % ord(m[0]), text) + '"'


def number(value):
    """As ECMAScript prints a double."""
    value = float(value)
    if value != value or value in (float("inf"), float("-inf")):
        raise NoCanonicalForm("not finite")
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, _, exponent = repr(abs(value)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = whole + ("" if fraction == "0" else fraction)
    point = len(whole) + int(exponent or 0)
    stripped = digits.lstrip("0")
    point -= len(digits) - len(stripped)
    digits = stripped.rstrip("0")
    k = len(digits)
    if k <= point <= 21:
        text = digits + "0" * (point - k)
    elif 0 < point <= 21:
        text = digits[:point] + "." + digits[point:]
    elif -6 < point <= 0:
        text = "0." + "0" * -point + digits
    else:
        e = point - 1
        text = digits[0] + ("." + digits[1:] if k > 1 else "") + "e" + ("+" if e > 0 else "-") + str(abs(e))
    return sign + text


def canonical(value):
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, list):
        return "[" + ",".join([canonical(one) for one in value]) + "]"
    keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join([quoted(key) + ":" + canonical(value[key]) for key in keys]) + "}"


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def hash_of(value):
    return sha256(canonical(value))


MAX_LEVELS = 64


def within(levels, value):
    """Whether lists and objects are nested no deeper; looks no deeper itself."""
    if not isinstance(value, (dict, list)):
        return True
    inner = value.values() if isinstance(value, dict) else value
    return levels > 0 and all(within(levels - 1, one) for one in inner)


# --- Ed25519 (RFC 8032), with tables of the base point and of each key ------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(a, b):
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * D % P
    h = 2 * a[2] * b[2] % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return (e * f % P, g * h % P, f * g % P, e * h % P)


NEUTRAL = (0, 1, 1, 0)


def decompressed(data):
    y = int.from_bytes(data, "little")
    sign = y >> 255
    y &= (1 << 255) - 1
    if y >= P:
        return None
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if (x * x - xx) % P != 0:
        x = x * ROOT % P
    if (x * x - xx) % P != 0 or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


def compressed(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def table_of(point):
    """The multiples 0 to 15 of the point times 16**n, for each of the 64 digits of a scalar."""
    rows = []
    for _ in range(64):
        row = [NEUTRAL]
        for _ in range(15):
            row.append(add(row[-1], point))
        rows.append(row)
        point = add(row[-1], point)
    return rows


def times(table, scalar):
    total = NEUTRAL
    for row in table:
        digit = scalar & 15
        if digit:
            total = add(total, row[digit])
        scalar >>= 4
    return total


BASE = table_of(decompressed((4 * pow(5, P - 2, P) % P).to_bytes(32, "little")))


Y8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022
SMALL_ORDER = (0, 1, P - 1, Y8, P - Y8)


def is_point(data):
    """Written canonically, and not one of the eight points whose order divides 8."""
    y = int.from_bytes(data, "little") & ((1 << 255) - 1)
    return y < P and y not in SMALL_ORDER


@functools.lru_cache(maxsize=64)
def negative_table(key):
    point = decompressed(bytes.fromhex(key))
    return point and table_of((P - point[0], point[1], 1, P - point[3]))


@functools.lru_cache(maxsize=65536)
def signed(key, text, signature):
    data = bytes.fromhex(signature)
    if not is_point(bytes.fromhex(key)) or not is_point(data[:32]):
        return False
    table = negative_table(key)
    s = int.from_bytes(data[32:], "little")
    if table is None or s >= L:
        return False
    h = hashlib.sha512(data[:32] + bytes.fromhex(key) + text.encode("utf-8")).digest()
    k = int.from_bytes(h, "little") % L
    return compressed(add(times(BASE, s), times(table, k))) == data[:32]


# --- the bundle -------------------------------------------------------------------------------------------------------


class Fault(Exception):
    def __init__(self, part, entry=None):
        super().__init__(part)
        self.verdict = {"ok": False, "part": part, "entry": entry}


HEX64 = re.compile(r"[0-9a-f]{64}\Z")
HEX128 = re.compile(r"[0-9a-f]{128}\Z")


def is_hash(value):
    return isinstance(value, str) and HEX64.match(value) is not None


def is_signature(value):
    return isinstance(value, str) and HEX128.match(value) is not None


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_count(value):
    return is_number(value) and value == int(value) and 0 <= value <= 2**53 - 1


def has(value, *names):
    return isinstance(value, dict) and set(value) == set(names)


def refuse_constant(name):
    raise ValueError(name)


def line_of(data):
    """The object of one line; None where the line has no single reading."""
    if data is None or not data.endswith(b"\n"):
        return None
    try:
        text = data[:-1].decode("utf-8")
        value = json.loads(text, parse_constant=refuse_constant, parse_int=float)
        sound = isinstance(value, dict) and within(MAX_LEVELS, value) and canonical(value) == text
        return value if sound else None
    except (ValueError, RecursionError, NoCanonicalForm):
        return None


def is_sealed(line):
    return line.get("sha256") == hash_of({name: line[name] for name in line if name != "sha256"})


def lines_in(data):
    lines = data.split(b"\n")
    ended = [line + b"\n" for line in lines[:-1]]
    return ended + [lines[-1]] if lines[-1] else ended


def header_of(data):
    line = line_of(data)
    fault = Fault("header")
    if line is None:
        raise fault
    names = ["format", "workspace", "slug", "incarnation", "audience", "session", "entries", "publicKey", "sha256"]
    second = line.get("format") == "plenary-bundle-2" and has(line, *names, "formerKeys")
    if not second and not (line.get("format") == "plenary-bundle-1" and has(line, *names)):
        raise fault
    former = line.get("formerKeys", [])
    if not isinstance(former, list) or not all(
        has(one, "publicKey", "signature") and is_hash(one["publicKey"]) and is_signature(one["signature"])
        for one in former
    ):
        raise fault
    if not all(isinstance(line[name], str) for name in ("workspace", "slug", "incarnation")):
        raise fault
    if line["audience"] not in ("room", "gallery") or not (line["session"] is None or isinstance(line["session"], str)):
        raise fault
    if not is_count(line["entries"]) or not is_hash(line["publicKey"]) or not is_sealed(line):
        raise fault
    keys = [one["publicKey"] for one in former] + [line["publicKey"]]
    for n, one in enumerate(former):
        if not signed(keys[n], canonical(["plenary key", keys[n], keys[n + 1]]), one["signature"]):
            raise fault
    return {**line, "second": second, "keys": keys, "entries": int(line["entries"])}


def commitment_of(personal, fault):
    """The commitment of a personal part, and how it stands: None, "shown" or "withheld"."""
    if personal is None:
        return None, None
    if has(personal, "commitment") and is_hash(personal["commitment"]):
        return personal["commitment"], "withheld"
    if has(personal, "salt", "value") and isinstance(personal["salt"], str):
        return hash_of([personal["salt"], personal["value"]]), "shown"
    raise fault


def check_kinds(part, fault):
    if not isinstance(part["kind"], str) or not isinstance(part["salt"], str) or not is_number(part["at"]):
        raise fault
    if not (part["by"] is None or isinstance(part["by"], str)):
        raise fault


def check_readings(readings, fault):
    if not isinstance(readings, dict) or not all(is_hash(one) for one in readings.values()):
        raise fault


PLACED = ("seq", "hash")
FULL = (*PLACED, "kind", "at", "by", "salt", "body", "personal")


def links_of(entry, workspace, second, fault):
    """The header's hash, the commitment, and what the line shows."""
    if not is_hash(entry.get("hash")):
        raise fault
    format2 = second and has(entry, *FULL, "readings")
    if format2 or has(entry, *FULL):
        bound, stands = commitment_of(entry["personal"], fault)
        check_kinds(entry, fault)
        if not is_number(entry["seq"]):
            raise fault
        head = {name: entry[name] for name in ("seq", "kind", "at", "by")}
        commitment = hash_of([entry["salt"], entry["body"], bound])
        if format2:
            check_readings(entry["readings"], fault)
            commitment = hash_of(["plenary entry 2", commitment, entry["readings"]])
        header = hash_of([entry["salt"], {**head, "workspace": workspace}])
        return header, commitment, {"shown": entry, "part": False, "bound": True, "personal": stands}
    if not is_hash(entry.get("header")):
        raise fault
    if second and has(entry, *PLACED, "header", "whole", "readings", "reading"):
        readings, reading = entry["readings"], entry["reading"]
        check_readings(readings, fault)
        if not is_hash(entry["whole"]) or not has(reading, "name", "salt", "kind", "at", "by", "body", "personal"):
            raise fault
        bound, stands = commitment_of(reading["personal"], fault)
        check_kinds(reading, fault)
        if not isinstance(reading["name"], str) or reading["name"] in readings:
            raise fault
        said = {name: reading[name] for name in ("kind", "at", "by", "body")}
        digest = hash_of([reading["salt"], said, bound])
        commitment = hash_of(["plenary entry 2", entry["whole"], {**readings, reading["name"]: digest}])
        return entry["header"], commitment, {"shown": reading, "part": True, "bound": True, "personal": stands}
    if not is_hash(entry.get("commitment")):
        raise fault
    links = entry["header"], entry["commitment"]
    if has(entry, *PLACED, "header", "commitment"):
        return *links, {"shown": None, "part": False, "bound": True, "personal": None}
    extract = entry.get("extract")
    if not has(entry, *PLACED, "header", "commitment", "extract", "sha256"):
        raise fault
    if not has(extract, "kind", "at", "by", "body"):
        raise fault
    check_kinds({**extract, "salt": ""}, fault)
    return *links, {"shown": extract, "part": True, "bound": False, "personal": None}


def entry_of(data, seq, previous, header):
    fault = Fault("entry", seq)
    line = line_of(data)
    if line is None or ("signature" in line and not is_signature(line["signature"])):
        raise fault
    entry = {name: line[name] for name in line if name != "signature"}
    head, commitment, shows = links_of(entry, header["workspace"], header["second"], fault)
    if not is_number(entry["seq"]) or entry["seq"] != seq or hash_of([previous, head, commitment]) != entry["hash"]:
        raise fault
    if "extract" in line and not is_sealed(line):
        raise fault
    if "signature" in line:
        text = canonical(["plenary head", header["workspace"], seq, entry["hash"]])
        if not any(signed(key, text, line["signature"]) for key in header["keys"]):
            raise fault
    if header["audience"] == "gallery":
        called_for = shows["personal"] != "shown"
    else:
        called_for = shows["shown"] is None or not shows["part"]
    if not called_for:
        raise fault
    return {"seq": seq, "hash": entry["hash"], **shows}


POSITIONS = ("agree", "reserve", "disagree", "block", "abstain")
ENDINGS = ["record-" + end for end in ("returned", "taken-back", "lapsed", "superseded", "withdrawn")]

LIVING = ("review-date-set", "review-due", "review-concluded", "progress-members-named", "progress-noted")


def strings(value, *names):
    return isinstance(value, dict) and all(isinstance(value.get(name), str) for name in names)


def is_version(value):
    texts = value.get("texts")
    if not strings(value, "statement") or not is_count(value.get("version")) or not isinstance(texts, list):
        return False
    return all(strings(one, "lang", "text") for one in texts)


def is_record(value):
    if not strings(value, "record", "topic") or not is_version(value) or not is_count(value.get("number")):
        return False
    listed, tally = value.get("positions"), value.get("tally")
    if not isinstance(listed, list) or not isinstance(tally, dict):
        return False
    left_out = value.get("recusedSides", [])
    if not isinstance(left_out, list) or not all(isinstance(one, str) for one in left_out):
        return False
    taken = all(isinstance(one, dict) and strings(one.get("position"), "position") for one in listed)
    return taken and all(is_count(tally.get(name)) for name in POSITIONS)


def is_typed(kind, body):
    if kind == "version-proposed":
        return is_version(body)
    if kind == "text-saved":
        return strings(body, "statement", "lang", "text") and isinstance(body.get("newDraft", False), bool)
    if kind == "record-declared":
        beside = strings(body, "record", "statement", "topic") and isinstance(body.get("inForce"), bool)
        return beside and is_record(body.get("body"))
    if kind == "record-countersigned":
        return strings(body, "record", "member")
    if kind == "record-confirmed":
        return strings(body, "record") and isinstance(body.get("inForce"), bool)
    return not (kind in ENDINGS or kind in LIVING) or strings(body, "record")


class Records:
    """The rules of records, docs/EVIDENCE.md section 5."""

    def __init__(self):
        self.versions = {}
        self.frozen = {}
        self.records = {}

    def agrees(self, entry):
        kind, body, by = (entry["shown"].get(name) for name in ("kind", "body", "by"))
        if not isinstance(body, dict) or not is_typed(kind, body):
            return False
        if kind == "version-proposed":
            texts = {one["lang"]: one["text"] for one in body["texts"]}
            self.versions[(body["statement"], body["version"])] = texts
            self.frozen[body["statement"]] = texts
        if kind == "text-saved":
            if body.get("newDraft", False):
                self.frozen.pop(body["statement"], None)
            elif body["statement"] in self.frozen:
                self.frozen[body["statement"]][body["lang"]] = body["text"]
        if kind == "record-declared":
            return self.declares(body, entry)
        if kind == "record-countersigned":
            return self.countersigns(self.records.get(body["record"]), body["member"], by, entry)
        if kind == "record-confirmed" and body["record"] in self.records:
            self.records[body["record"]]["force"] = body["inForce"]
        if kind in LIVING and body["record"] in self.records:
            return self.records[body["record"]]["force"] is True
        if kind in ENDINGS and body["record"] in self.records:
            self.records[body["record"]]["force"] = False
        return True

    def declares(self, body, entry):
        record = body["body"]
        number = record["number"]
        if record["record"] in self.records or any(one["number"] == number for one in self.records.values()):
            return False
        if any(record[name] != body[name] for name in ("record", "statement", "topic")):
            return False
        self.records[record["record"]] = {
            "number": number,
            "force": body["inForce"],
            "entry": entry,
            "signers": [],
            "signed": [],
        }
        proposed = self.versions.get((record["statement"], record["version"]))
        if proposed is not None and any(proposed.get(one["lang"]) != one["text"] for one in record["texts"]):
            return False
        taken = [one["position"]["position"] for one in record["positions"]]
        return not taken or all(record["tally"][name] == taken.count(name) for name in POSITIONS)

    @staticmethod
    def countersigns(record, member, by, entry):
        if record is None or not record["force"]:
            return False
        if not entry["part"] and (by != member or member in record["signers"]):
            return False
        record["signers"].append(member)
        record["signed"].append(entry)
        return True

    def countersigned(self, up_to):
        def counts(entry):
            return up_to is None or (entry["bound"] and entry["seq"] <= up_to)

        found = [
            {"number": one["number"], "times": len([entry for entry in one["signed"] if counts(entry)])}
            for one in self.records.values()
            if counts(one["entry"])
        ]
        return [one for one in found if one["times"] > 0]


DRAFTS = {"engine": "proposed", "person": "proposed", "author": "author"}
ANSWERS = {"accepted": "accepted", "corrected": "corrected", "declined": "declined", "let-stand": "let_stand"}
OUTCOMES = ("stands", "amend", "withdraw")
REACHED = ("not_begun", "under_way", "done", "dropped")


ADDED = {"reservation-added": "reserve", "dissent-added": "dissent"}
AGAINST = ("reserve", "disagree", "block")
TAKEN = ("accommodated", "partly", "answered")


def fields_in(value):
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def words_in(value):
    return value.get("text") if isinstance(value, dict) else None


def end_of_objection(one):
    reply = one.get("reply")
    end = "left" if one.get("left") is True else reply if reply in ("maintained", "withdrawn") else "unreplied"
    how = one.get("disposition")
    return ([how] if how in TAKEN else []) + [end]


def voices_told(body, added):
    """What was said against a record, each once; an objection with its remedy, its answers and its end."""
    voices = []

    def add(what, text, by=None, ends=()):
        if not isinstance(text, str) or text == "":
            return
        who = by if isinstance(by, str) else None
        for one in voices:
            if one["text"] == text and one["by"] == who:
                one["ends"] += ends
                return
        voices.append({"what": what, "text": text, "by": who, "ends": list(ends)})

    for one in fields_in(body.get("positions")):
        position = one.get("position")
        if isinstance(position, dict) and position.get("position") in AGAINST:
            add(position["position"], position.get("reason"), one.get("member"))
            add("remedy", position.get("remedy"), one.get("member"))
    for one in fields_in(body.get("reasons")):
        if one.get("position") in AGAINST:
            add(one["position"], words_in(one.get("text")))
    for one in fields_in(body.get("dissents")):
        add("dissent", words_in(one.get("text")), one.get("by"))
    for one in fields_in(body.get("objections")):
        last = end_of_objection(one)
        add("objection", words_in(one.get("reason")), one.get("by"), last[-1:])
        add("remedy", words_in(one.get("remedy")), one.get("by"))
        for earlier in fields_in(one.get("earlier")):
            add("answer", words_in(earlier.get("answer")), None, end_of_objection(earlier))
        add("answer", words_in(one.get("answer")), None, last)
    for what, text, by in added:
        add(what, words_in(text), by)
    return voices


def told(entries):
    """What docs/EVIDENCE.md, section 8, has a verifier tell of records."""
    records, nouns, translations, names = {}, {}, {}, {}
    bodies, added, roles = {}, {}, {}
    for shown in entries:
        kind, body, by, own = (shown.get(name) for name in ("kind", "body", "by", "personal"))
        value = own.get("value") if isinstance(own, dict) else None
        if strings(body, "member") and strings(value, "name") and value["name"]:
            names[body["member"]] = value["name"]
        if strings(body, "member", "role"):
            roles[body["member"]] = body["role"]
        known = records.get(body["record"]) if strings(body, "record") else None
        if kind == "record-declared":
            record = body["body"]
            raised = record.get("objections") if isinstance(record.get("objections"), list) else []
            found = ["objection:" + one["objection"] for one in raised if strings(one, "objection")]
            found += ["round:" + record["round"]] if strings(record, "round") else []
            state = "in_force" if body["inForce"] else "declared"
            records[record["record"]] = {"number": record["number"], "state": state, "reviews": [], "progress": []}
            bodies[record["record"]], added[record["record"]] = record, {}
            nouns[record["record"]] = found + ["record:" + record["record"]]
        elif known is not None and kind == "record-confirmed":
            known["state"] = "in_force" if body["inForce"] else "declared"
        elif known is not None and kind in ENDINGS:
            known["state"] = kind[len("record-") :].replace("-", "_")
        elif known is not None and kind == "review-concluded" and body.get("outcome") in OUTCOMES:
            known["reviews"].append(body["outcome"])
        elif known is not None and kind == "progress-noted" and body.get("state") in REACHED:
            known["progress"].append(body["state"])
        if known is not None and kind in ADDED:
            added[body["record"]][shown["seq"]] = (ADDED[kind], body.get("text"), body.get("member"))
        if known is not None and kind == "addition-withdrawn" and is_count(body.get("addition")):
            added[body["record"]].pop(int(body["addition"]), None)
        if kind == "addition-withdrawn" and strings(body, "record") and is_count(body.get("addition")):
            gone = "record:%s:%d" % (body["record"], body["addition"])
            translations = {at: one for at, one in translations.items() if one["of"] != gone}
        if not kind.startswith("translation-") or not strings(body, "key", "lang"):
            continue
        at = (body["key"], body["lang"])
        act = kind[len("translation-") :]
        given = act == "given"
        repeats = given and "writer" in body
        word = body.get("drafted") if given else act
        state = (DRAFTS if given else ANSWERS).get(word) if isinstance(word, str) else None
        if state is None or (repeats if at in translations else not given):
            continue
        who = body["writer"] if repeats else by
        known = body.get("hidden") is not True and body.get("drafted") == "person" and isinstance(who, str)
        person = "interpreter" if known and roles.get(who) == "interpreter" else "person"
        before = None if given else translations[at]["made"]
        before = "person" if act == "corrected" and before == "interpreter" else before
        made = before if not given else "machine" if word == "engine" else person
        who = names.get(who, who) if isinstance(who, str) else None
        translations[at] = {"of": body["key"], "lang": body["lang"], "made": made, "state": state, "by": who}
    for record, one in records.items():
        one["voices"] = voices_told(bodies[record], added[record].values())
        for voice in one["voices"]:
            voice["by"] = names.get(voice["by"], voice["by"])
        about = lambda key: ":".join(key.split(":")[:2]) in nouns[record]
        one["translations"] = [text for text in translations.values() if about(text["of"])]
    return list(records.values())


def end_of(lines, header, head, given):
    at = header["entries"] + 1
    for name in ("verify.html", "verify.mjs"):
        line = line_of(lines[at]) if at < len(lines) else None
        if line is None or not has(line, "file", "text", "sha256") or line["file"] != name:
            raise Fault("file")
        if not isinstance(line["text"], str) or not is_sealed(line):
            raise Fault("file")
        at += 1
    fault = Fault("trailer")
    line = line_of(lines[at]) if at < len(lines) else None
    if line is None or not has(line, "signature", "trailer") or not is_signature(line["signature"]):
        raise fault
    trailer = line["trailer"]
    if not has(trailer, "entries", "head", "sha256") or not has(trailer["head"], "seq", "hash"):
        raise fault
    if not is_count(trailer["entries"]) or not is_count(trailer["head"]["seq"]) or not is_hash(trailer["sha256"]):
        raise fault
    if not isinstance(trailer["head"]["hash"], str):
        raise fault
    if given is not None and given not in header["keys"]:
        raise fault
    if not signed(header["publicKey"], canonical(["plenary bundle", trailer]), line["signature"]):
        raise fault
    if trailer["entries"] != header["entries"] or trailer["head"] != head:
        raise fault
    if hashlib.sha256(b"".join(lines[:at])).hexdigest() != trailer["sha256"] or len(lines) > at + 1:
        raise fault


CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def fingerprint_of(key, hash):
    bits = int(hash_of(["plenary fingerprint", key, hash])[:40], 16)
    return "".join(CROCKFORD[bits >> 155 - 5 * n & 31] for n in range(32))


def typed(fingerprint):
    text = re.sub(r"[\s-]", "", fingerprint.upper()).replace("O", "0")
    return re.sub("[IL]", "1", text)


def prove(data, key=None, head=None, fingerprint=None):
    lines = lines_in(data)
    header = header_of(lines[0] if lines else None)
    records = Records()
    entries = []
    previous = ""
    for seq in range(1, header["entries"] + 1):
        entry = entry_of(lines[seq] if seq < len(lines) else None, seq, previous, header)
        if entry["shown"] is not None and not records.agrees(entry):
            raise Fault("entry", seq)
        entries.append(entry)
        previous = entry["hash"]
    if header["audience"] == "room" and header["session"] is None:
        shown = [entry["shown"] or {} for entry in entries]
        named = [one["body"].get("addition") for one in shown if one.get("kind") == "addition-withdrawn"]
        for entry in entries:
            if entry["shown"] is None and not any(is_count(n) and n == entry["seq"] for n in named):
                raise Fault("entry", entry["seq"])
    end_of(lines, header, {"seq": header["entries"], "hash": previous}, key)
    hashes = [entry["hash"] for entry in entries]
    anchored = None
    given = key
    if fingerprint is not None:
        sought = typed(fingerprint)
        pairs = [(k, n + 1) for k in header["keys"] for n, h in enumerate(hashes) if fingerprint_of(k, h) == sought]
        if not pairs:
            raise Fault("anchor")
        anchored = pairs[0][1]
        given = key if key is not None else pairs[0][0]
    if head is not None:
        if head not in hashes:
            raise Fault("anchor")
        anchored = hashes.index(head) + 1
    verdict = "complete" if given is not None else "consistent" if anchored is None else "anchored"
    counted = entries[:anchored] if verdict == "anchored" else entries
    return {
        "ok": True,
        "is": verdict,
        "entries": header["entries"],
        "head": previous,
        "publicKey": header["publicKey"],
        "anchored": anchored,
        "extracts": len([one for one in counted if one["shown"] is not None and not one["bound"]]),
        "withheld": len([one for one in counted if one["shown"] is None]),
        "personal": len([one for one in counted if one["personal"] == "withheld"]),
        "countersigned": records.countersigned(anchored if verdict == "anchored" else None),
        "records": told(
            [{**one["shown"], "seq": one["seq"]} for one in counted if one["shown"] is not None and (verdict != "anchored" or one["bound"])]
        ),
    }


def verify(data, **outside):
    try:
        return prove(data, **outside)
    except Fault as fault:
        return fault.verdict


EXIT = {"complete": 0, "anchored": 2, "consistent": 3}


UNANSWERED = 64


NAME = re.compile(r"[A-Za-z0-9_-](?:[A-Za-z0-9._-]{0,199}[A-Za-z0-9_-])?")
DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE | re.ASCII)


def is_name(name):
    return all(NAME.fullmatch(part) and not DEVICE.match(part) for part in name.split("/"))


def inflated(content, size):
    """Exactly so many bytes, from data that end with their last byte; None for all other data."""
    inflate = zlib.decompressobj(-15)
    try:
        made = inflate.decompress(content, size + 1)
    except zlib.error:
        return None
    whole = inflate.eof and not inflate.unused_data and not inflate.unconsumed_tail
    return made if whole and len(made) == size else None


def bundle_in(data):
    """The only bundle in a zip of the form in section 3; None for other zips; other bytes as they are."""
    if not data.startswith(b"PK"):
        return data
    end = len(data) - 22
    if end < 0:
        return None
    signature, disks, count, counted, length, start, comment = struct.unpack_from("<IIHHIIH", data, end)
    if (signature, disks, comment) != (0x06054B50, 0, 0) or count != counted or count == 0xFFFF or start + length != end:
        return None
    at, place, names, bundles, together = start, 0, set(), [], 0
    for _ in range(count):
        if at + 46 > end:
            return None
        head = struct.unpack_from("<IHHHHIIIIHHHHHII", data, at)
        _, _, _, flags, method, _, crc, packed, size, long, extra, comment, disk, _, attributes, offset = head
        name = data[at + 46 : at + 46 + long]
        content = place + 30 + long
        if head[0] != 0x02014B50 or (flags, extra, comment, disk, offset) != (0, 0, 0, 0, place):
            return None
        if method not in (0, 8) or (method == 0 and packed != size) or attributes >> 28 == 0xA:
            return None
        if at + 46 + long > end or content + packed > start or data[place : place + 4] != b"PK\x03\x04":
            return None
        if data[place + 4 : place + 30] != data[at + 6 : at + 32] or data[place + 30 : content] != name:
            return None
        name = name.decode("latin-1")
        if not is_name(name) or name.lower() in names:
            return None
        names.add(name.lower())
        together += size
        if name.lower().endswith(".bundle"):
            if place > 0:
                return None
            bundles.append((method, crc, size, data[content : content + packed]))
        at, place = at + 46 + long, content + packed
    if at != end or place != start or together > 2**30 or len(bundles) != 1 or bundles[0][2] > 2**28:
        return None
    method, crc, size, content = bundles[0]
    made = content if method == 0 else inflated(content, size)
    return made if made is not None and zlib.crc32(made) == crc else None


def verify_file(data, **outside):
    bundle = bundle_in(data)
    return {"ok": False, "part": "zip", "entry": None} if bundle is None else verify(bundle, **outside)


def main(words):
    if words == ["--batch"]:
        for line in sys.stdin:
            case = json.loads(line)
            print(json.dumps(verify_file(base64.b64decode(case.pop("bundle")), **case)))
        return 0
    outside = {}
    while len(words) > 2 and words[-2] in ("--key", "--head", "--fingerprint"):
        outside[words[-2][2:]] = words[-1]
        words = words[:-2]
    fingerprint = typed(outside["fingerprint"]) if "fingerprint" in outside else "0" * 32
    hexes = [outside[name] for name in ("key", "head") if name in outside]
    if len(words) != 1 or not all(map(is_hash, hexes)) or len(fingerprint) != 32 or not set(fingerprint) <= set(CROCKFORD):
        print(__doc__)
        return UNANSWERED
    try:
        with open(words[0], "rb") as file:
            data = file.read()
    except OSError as failure:
        print(failure)
        return UNANSWERED
    verdict = verify_file(data, **outside)
    print(json.dumps(verdict, indent=2))
    return EXIT[verdict["is"]] if verdict["ok"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
