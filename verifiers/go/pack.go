package main

import (
	"errors"
	"fmt"
	"strings"
)

// A proof pack, format 2: read, proved, answered.

const maxPackBytes = 33554432

var (
	isOrigin = text(1, 255)
	isMs     = whole(-62167219200000, 253402300799999)
	isProof  = listOf(0, maxProofHashes, text(0, 44))
	isSpan   = func(value any) bool {
		o, ok := value.(*object)
		return ok && fields{"fromMs": isMs, "toMs": isMs}.check(value) && o.ms("fromMs") < o.ms("toMs")
	}
	isUnits        = orNull(listOf(1, 64, text(1, 64)))
	presenceFields = fields{"purpose": oneOf("presence"), "log": isOrigin, "indexes": isRising}
	absenceFields  = fields{
		"purpose": oneOf("absence"), "log": isOrigin, "peer": isParty, "window": isSpan, "units": isUnits, "during": orNull(isSpan),
	}
	packEnvelope  = fields{"payloadType": text(0, 255), "payload": text(0, maxPackBytes), "sig": text(0, maxPackBytes)}
	entryFields   = fields{"log": isOrigin, "index": isNatural, "proof": isProof, "opening": either(fullOpening.check, headerOpening.check)}
	receiptFields = fields{"envelope": packEnvelope.check, "proof": orNull(isProof)}
	packFields    = fields{
		"format":      whole(2, 2),
		"question":    either(presenceFields.check, absenceFields.check),
		"cards":       listOf(1, 256, anything),
		"policy":      orNull(text(0, 65536)),
		"checkpoints": listOf(1, 64, text(0, maxNoteBytes)),
		"entries":     listOf(0, 20000, entryFields.check),
		"receipts":    listOf(0, 20000, receiptFields.check),
		"summary":     text(0, maxPackBytes),
	}
	receiptBodyFields = fields{
		"of": isHex64, "act": isULID, "log": isOrigin, "index": isNatural, "claimedTime": isDateTime, "receivedTime": isDateTime,
		"leaf": fields{"salt1": isSalt, "header": isHeaderText, "salt2": isSalt}.check,
	}
)

func isRising(value any) bool {
	if !listOf(1, 20000, isNatural)(value) {
		return false
	}
	list := value.([]any)
	for i := 1; i < len(list); i++ {
		if list[i-1].(float64) >= list[i].(float64) {
			return false
		}
	}
	return true
}

var errPage = errors.New("the page does not say what the proofs say")

type pack struct {
	question    *question
	cards       []*card
	policyText  string
	policy      *policy
	checkpoints map[string]*packCheckpoint
	inOrder     []*packCheckpoint
	entries     []*provenEntry
	receipts    []string
}

// verifyPack gives the report and the answer, or why the file proves nothing.
func verifyPack(data []byte) (report, answer string, cards []*card, err error) {
	value, err := parseJSON(data, maxPackBytes)
	if err != nil {
		return "", "", nil, err
	}
	spelled, unspelled := canonical(value)
	if unspelled == nil && spelled+"\n" != string(data) {
		return "", "", nil, errors.New("not the one spelling of this value")
	}
	// The fixed part of the page costs nothing to compare, so it comes first.
	if given, ok := value.(*object); ok && given.number("format") == 2 {
		if page, ok := given.values["summary"].(string); ok && !strings.HasPrefix(page, pageHead) {
			return "", "", nil, errPage
		}
	}
	// A number that no pack holds.
	if unspelled != nil {
		return "", "", nil, unspelled
	}
	if err := packFields.within(value); err != nil {
		return "", "", nil, fmt.Errorf("pack: %w", err)
	}
	o := value.(*object)
	p := &pack{question: questionOf(o.object("question")), checkpoints: map[string]*packCheckpoint{}}
	for _, step := range []func(*object) error{p.readCards, p.readCheckpoints, p.proveEntries, p.proveReceipts} {
		if err := step(o); err != nil {
			return "", "", nil, err
		}
	}
	if p.checkpoints[p.question.log] == nil {
		return "", "", nil, errors.New("no checkpoint of the log in question")
	}
	var missing []string
	if p.question.purpose == "presence" {
		answer, missing = "supported", presence(p.question, p.entries)
		if len(missing) > 0 {
			answer = "undecidable"
		}
	} else {
		answer, missing = absence(p.question, p.entries)
	}
	report = p.report(answer, missing)
	if pageHead+escapeHTML(report)+"</pre>\n" != o.text("summary") {
		return "", "", nil, errPage
	}
	return report, answer, p.cards, nil
}

func questionOf(o *object) *question {
	spanOf := func(name string) *span {
		if inner := o.object(name); inner != nil {
			return &span{inner.ms("fromMs"), inner.ms("toMs")}
		}
		return nil
	}
	q := &question{purpose: o.text("purpose"), log: o.text("log"), peer: o.text("peer"), during: spanOf("during")}
	if window := spanOf("window"); window != nil {
		q.window = *window
	}
	if o.values["units"] != nil {
		q.units = o.texts("units")
	}
	for _, index := range o.list("indexes") {
		q.indexes = append(q.indexes, uint64(index.(float64)))
	}
	return q
}

func (p *pack) readCards(o *object) (err error) {
	p.cards, err = readCards(o.list("cards"))
	return err
}

func (p *pack) readCheckpoints(o *object) (err error) {
	p.policy, p.policyText = &policy{quorum: "none"}, o.text("policy")
	if o.values["policy"] != nil {
		if p.policy, err = parsePolicy(p.policyText); err != nil {
			return err
		}
		if p.policy.plain() != p.policyText {
			return errors.New("policy: not in its plain form")
		}
	}
	for _, whole := range o.texts("checkpoints") {
		c, err := readCheckpoint(whole, p.cards, p.policy)
		if err != nil {
			return err
		}
		if n := len(p.inOrder); n > 0 && !lessUTF16(p.inOrder[n-1].origin, c.origin) {
			return errors.New("checkpoints are out of order")
		}
		p.checkpoints[c.origin] = c
		p.inOrder = append(p.inOrder, c)
	}
	return nil
}

func (p *pack) stands(log string, index uint64, leaf []byte, proof []string) error {
	c := p.checkpoints[log]
	if c == nil {
		return fmt.Errorf("no checkpoint of %s", log)
	}
	hashes, ok := hashList(proof)
	if !ok || !verifyInclusion(index, c.size, leafHash(leaf), hashes, c.root) {
		return fmt.Errorf("entry %d does not stand in %s", index, log)
	}
	return nil
}

func (p *pack) proveEntries(o *object) error {
	signedBy := []string{}
	for _, value := range o.list("entries") {
		given := value.(*object)
		e := &provenEntry{log: given.text("log"), index: given.index("index")}
		if n := len(p.entries); n > 0 {
			last := p.entries[n-1]
			if lessUTF16(e.log, last.log) || (e.log == last.log && e.index <= last.index) {
				return errors.New("entries are out of order")
			}
		}
		opened, err := decodeOpening(given.values["opening"])
		if err != nil {
			return err
		}
		if err := p.stands(e.log, e.index, opened.leaf, given.texts("proof")); err != nil {
			return err
		}
		e.header, e.envelope = opened.header, opened.envelope
		if e.header.prev != nil && *e.header.prev >= e.index {
			return errors.New("a header that points ahead")
		}
		keyid := ""
		if e.envelope != nil {
			if keyid, err = p.openEntry(e); err != nil {
				return err
			}
		}
		p.entries = append(p.entries, e)
		signedBy = append(signedBy, keyid)
	}
	for i, e := range p.entries {
		if e.statement != nil && !p.counts(e, signedBy[i]) {
			return fmt.Errorf("entry %d of %s: signed by a key that was revoked", e.index, e.log)
		}
	}
	return nil
}

func (p *pack) ownerOf(log string) string {
	for _, c := range p.cards {
		if c.origin == log {
			return c.party
		}
	}
	return ""
}

// openEntry: the envelope is signed by whom the header says, to whom it says, in the sequence and class it says.
func (p *pack) openEntry(e *provenEntry) (keyid string, err error) {
	owner := p.ownerOf(e.log)
	from, to := owner, e.header.peer
	if e.header.direction == "in" {
		from, to = e.header.peer, owner
	}
	s, keyid, err := openAs(p.cards, from, e.envelope)
	if err != nil {
		return "", err
	}
	if s.text("to") != to || s.index("peerSeq") != e.header.peerSeq || s.text("class") != e.header.class {
		return "", errors.New("the header says something else than what was signed")
	}
	e.statement, e.hash = s, e.envelope.hash()
	return keyid, nil
}

// counts: a revoked key counts in its owner's log below the index that the newest card names, and in another log only
// where the leaf stands before one, opened here, that brought the revocation.
func (p *pack) counts(e *provenEntry, keyid string) bool {
	from, revoked := revokedFrom(p.cards, e.statement.text("from"), keyid)
	if !revoked {
		return true
	}
	if e.header.direction != "in" {
		return e.index < from
	}
	for _, later := range p.entries {
		if later.log == e.log && later.index > e.index && bringsRevocation(later, e.statement.text("from"), keyid) {
			return true
		}
	}
	return false
}

func bringsRevocation(e *provenEntry, party, keyid string) bool {
	if e.statement == nil {
		return false
	}
	kind := e.statement.text("kind")
	brought := (kind == "parties.rekeyed" && e.header.direction == "in" && e.header.peer == party) ||
		(kind == "parties.enrolled" && e.header.direction == "own")
	body := e.statement.object("body")
	if !brought || body == nil {
		return false
	}
	c, err := readCard(body.values["card"])
	if err != nil || c.party != party {
		return false
	}
	_, revokes := c.revokedMessage[keyid]
	return revokes
}

func (p *pack) proveReceipts(o *object) error {
	byHash := map[string]*provenEntry{}
	for _, e := range p.entries {
		if e.statement != nil {
			byHash[e.hash] = e
		}
	}
	for _, value := range o.list("receipts") {
		given := value.(*object)
		e, err := envelopeOf(given.object("envelope"))
		if err != nil {
			return err
		}
		line, err := p.proveReceipt(e, given, byHash)
		if err != nil {
			return err
		}
		p.receipts = append(p.receipts, line)
	}
	return nil
}

func (p *pack) proveReceipt(e *envelope, given *object, byHash map[string]*provenEntry) (string, error) {
	bad := errors.New("a receipt for something else")
	said, err := parseJSON(e.payload, maxPayloadBytes)
	if err != nil {
		return "", err
	}
	unverified, ok := said.(*object)
	if !ok {
		return "", bad
	}
	by := unverified.text("from")
	s, keyid, err := openAs(p.cards, by, e)
	if err != nil {
		return "", err
	}
	body := s.object("body")
	if s.text("kind") != "parties.receipt" || s.number("kindVersion") != 1 || receiptBodyFields.within(s.values["body"]) != nil {
		return "", errors.New("not a receipt")
	}
	sent := byHash[body.text("of")]
	if sent == nil || sent.statement.text("to") != by || s.text("to") != sent.statement.text("from") {
		return "", bad
	}
	salts := body.object("leaf")
	h, err := decodeHeader(salts.text("header"))
	if err != nil {
		return "", err
	}
	received, _ := parseDateTime(body.text("receivedTime"))
	original := sent.statement
	agree := body.text("act") == original.text("id") && body.text("log") == s.text("log") &&
		body.text("claimedTime") == original.text("claimedTime") && received == h.timeMs && h.direction == "in" &&
		h.peer == original.text("from") && h.peerSeq == original.index("peerSeq") && h.class == original.text("class")
	if !agree {
		return "", bad
	}
	how := "receipt-only"
	if given.values["proof"] != nil {
		how = "proven"
		salt1, _ := fromHex(salts.text("salt1"))
		salt2, _ := fromHex(salts.text("salt2"))
		leaf := leafOf(salt1, salts.text("header"), salted(salt2, sent.envelope.bytes()))
		if err := p.stands(body.text("log"), body.index("index"), leaf, given.texts("proof")); err != nil {
			return "", err
		}
	} else if _, revoked := revokedFrom(p.cards, by, keyid); revoked {
		// Nothing here says when it was signed: a thief may have.
		return "", errors.New("a receipt signed by a key that was revoked")
	}
	return fmt.Sprintf("receipt %s %s %d %s %s %s %s", by, body.text("log"), body.index("index"),
		body.text("receivedTime"), h.class, how, body.text("of")), nil
}
