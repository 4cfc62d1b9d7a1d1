package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math/big"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Cards: who is who, by which keys. The root key signs each card; cards of one party follow each other.

var urlText = regexp.MustCompile(`^https?://`)

func isName(value any) bool {
	s, ok := value.(string)
	return ok && text(1, 200)(s) && strings.IndexFunc(s, unicode.IsControl) < 0
}

// isURL: no white space in JavaScript's sense, which counts the byte-order mark too and U+0085 not.
func isURL(value any) bool {
	s, ok := value.(string)
	if !ok || utf8.RuneCountInString(s) > 500 || !urlText.MatchString(s) {
		return false
	}
	rest := s[len(urlText.FindString(s)):]
	space := func(r rune) bool { return r == '\ufeff' || (unicode.IsSpace(r) && r != '\u0085') }
	return rest != "" && strings.IndexFunc(rest, space) < 0
}
func isOriginName(value any) bool {
	s, ok := value.(string)
	return ok && isKeyName(s)
}

var cardFields = fields{
	"format":        whole(2, 2),
	"party":         isParty,
	"mode":          isMode,
	"names":         fields{"en": isName, "ru": isName, "ar": isName}.check,
	"origin":        isOriginName,
	"url":           orNull(isURL),
	"serial":        whole(1, 1000000),
	"previous":      orNull(isHex64),
	"messageKey":    text(0, 44),
	"logKey":        text(0, 512),
	"cosignKey":     text(0, 512),
	"encryptionKey": text(0, 44),
	"tlsKey":        isHex64,
	"rootKey":       text(0, 44),
	"revoked": listOf(0, 64, fields{
		"role":      oneOf("message", "log", "cosign", "encryption", "tls"),
		"keyid":     isHex64,
		"fromIndex": isNatural,
	}.check),
	"signature": text(0, 88),
}

type card struct {
	party, origin, mode, rootKey string
	serial                       int
	hash, previous               string
	root, message                []byte
	log, cosign                  *verifier
	revoked                      []string          // each as canonical text
	revokedMessage               map[string]uint64 // keyid of a message key → first index that no longer counts
	gone                         map[string]bool   // keyids of all revoked keys
	ids                          map[string]string // role → fingerprint
	object                       *object
}

func littleEndian(b []byte) *big.Int {
	out := new(big.Int)
	for i := len(b) - 1; i >= 0; i-- {
		out.Or(out.Lsh(out, 8), big.NewInt(int64(b[i])))
	}
	return out
}

// checkEncryptionKey: X25519, canonical, not of low order, and not another spelling of one of the signing keys.
func checkEncryptionKey(key []byte, signing ...[]byte) error {
	if len(key) != 32 {
		return errors.New("encryption key")
	}
	u := littleEndian(key)
	if u.Cmp(fieldPrime) >= 0 {
		return errors.New("encryption key is not canonical")
	}
	uu := mul(u, u)
	minus := mod(new(big.Int).Sub(uu, one))
	// u of the double of a point of order 8 is 1.
	inner := new(big.Int).Add(uu, new(big.Int).Add(mul(big.NewInt(486662), u), one))
	eighth := mod(new(big.Int).Sub(mul(minus, minus), mul(new(big.Int).Lsh(u, 2), inner)))
	if u.Sign() == 0 || minus.Sign() == 0 || eighth.Sign() == 0 {
		return errors.New("encryption key is of low order")
	}
	for _, other := range signing {
		y := littleEndian(other)
		y.SetBit(y, 255, 0)
		// u = (1 + y) / (1 - y), RFC 7748 §4.1.
		left := mul(u, new(big.Int).Sub(one, y))
		if mod(left.Sub(left, new(big.Int).Add(one, y))).Sign() == 0 {
			return errors.New("one key in two roles")
		}
	}
	return nil
}

func readCard(value any) (*card, error) {
	if err := cardFields.within(value); err != nil {
		return nil, fmt.Errorf("card: %w", err)
	}
	o := value.(*object)
	c := &card{
		party: o.text("party"), origin: o.text("origin"), mode: o.text("mode"), rootKey: o.text("rootKey"),
		serial: int(o.number("serial")), previous: o.text("previous"), object: o, revokedMessage: map[string]uint64{},
	}
	var ok [3]bool
	var encryption []byte
	c.root, ok[0] = fromBase64(o.text("rootKey"))
	c.message, ok[1] = fromBase64(o.text("messageKey"))
	encryption, ok[2] = fromBase64(o.text("encryptionKey"))
	if !ok[0] || !ok[1] || !ok[2] {
		return nil, errors.New("a key of a card is not base64")
	}
	for _, key := range [][]byte{c.root, c.message} {
		if err := checkKey(key); err != nil {
			return nil, err
		}
	}
	var err error
	if c.log, err = decodeVkey(o.text("logKey"), typeNote); err != nil {
		return nil, err
	}
	if c.cosign, err = decodeVkey(o.text("cosignKey"), typeCosignature); err != nil {
		return nil, err
	}
	if c.log.name != c.origin || c.cosign.name != c.origin+"/witness" {
		return nil, errors.New("a key of another log")
	}
	if err := checkEncryptionKey(encryption, c.root, c.message, c.log.key, c.cosign.key); err != nil {
		return nil, err
	}
	c.ids = map[string]string{
		"root": keyFingerprint(c.root), "message": keyFingerprint(c.message), "log": keyFingerprint(c.log.key),
		"cosign": keyFingerprint(c.cosign.key), "encryption": keyFingerprint(encryption),
	}
	distinct := map[string]bool{}
	for _, id := range c.ids {
		distinct[id] = true
	}
	if len(distinct) != 5 {
		return nil, errors.New("one key in two roles")
	}
	return c, c.checkRest()
}

// checkRest: what the fields must be to each other, and the root's signature.
func (c *card) checkRest() error {
	o := c.object
	if (c.serial == 1) != (o.values["previous"] == nil) {
		return errors.New("a card that follows nothing, or a first one that follows another")
	}
	gone := map[string]bool{}
	c.gone = gone
	for _, each := range o.list("revoked") {
		r := each.(*object)
		spelled, _ := canonical(r)
		c.revoked = append(c.revoked, spelled)
		if gone[r.text("keyid")] {
			return errors.New("a key revoked twice")
		}
		gone[r.text("keyid")] = true
		if r.text("role") == "message" {
			c.revokedMessage[r.text("keyid")] = r.index("fromIndex")
		}
	}
	for role, id := range c.ids {
		if role != "root" && gone[id] {
			return errors.New("a card that revokes its own key")
		}
	}
	if gone[o.text("tlsKey")] || (c.serial == 1 && len(gone) > 0) {
		return errors.New("a card that revokes its own key")
	}
	spelled, err := canonical(o)
	if err != nil {
		return err
	}
	sum := sha256.Sum256([]byte(spelled))
	c.hash = hex.EncodeToString(sum[:])
	unsigned := &object{values: map[string]any{}}
	for _, name := range o.names {
		if name != "signature" {
			unsigned.names = append(unsigned.names, name)
			unsigned.values[name] = o.values[name]
		}
	}
	spelled, err = canonical(unsigned)
	if err != nil {
		return err
	}
	signature, ok := fromBase64(o.text("signature"))
	if !ok || !verifySignature(c.root, []byte("parley/card/v2\n"+spelled), signature) {
		return errors.New("a card that its root did not sign")
	}
	return nil
}

// changeable roles: no key may take another one in a later card.
var changeable = []string{"message", "log", "cosign", "encryption", "tls"}

func (c *card) id(role string) string {
	if role == "tls" {
		return c.object.text("tlsKey")
	}
	return c.ids[role]
}

// follows says why the card cannot be a later one of the same party.
func (c *card) follows(before *card) error {
	if c.serial == before.serial+1 && c.previous != before.hash {
		return errors.New("a card that does not follow the one before it")
	}
	for i, old := range before.revoked {
		if i >= len(c.revoked) || c.revoked[i] != old {
			return errors.New("a revocation left out")
		}
	}
	for _, was := range changeable {
		for _, is := range changeable {
			if was != is && before.id(was) == c.id(is) {
				return errors.New("a key that takes another role")
			}
		}
	}
	return nil
}

// readCards: rising by party and serial; one root and one log per party, one party per log, all of one mode.
func readCards(list []any) ([]*card, error) {
	cards := []*card{}
	for _, value := range list {
		c, err := readCard(value)
		if err != nil {
			return nil, err
		}
		for _, other := range cards {
			same := other.party == c.party
			if same != (other.origin == c.origin) || other.mode != c.mode || (same && other.rootKey != c.rootKey) {
				return nil, errors.New("cards contradict each other")
			}
		}
		if len(cards) > 0 {
			before := cards[len(cards)-1]
			if before.party > c.party || (before.party == c.party && before.serial >= c.serial) {
				return nil, errors.New("cards are out of order")
			}
			if before.party == c.party {
				if err := c.follows(before); err != nil {
					return nil, err
				}
			}
		}
		cards = append(cards, c)
	}
	return cards, nil
}

// openAs opens with whichever of the party's cards signed it, and says which key that was.
func openAs(cards []*card, party string, e *envelope) (statement *object, keyid string, err error) {
	for _, c := range cards {
		if c.party != party {
			continue
		}
		s, err := e.open(party, c.origin, c.message)
		if err == errSignature {
			continue
		}
		if err == nil && s.text("mode") != c.mode {
			err = errors.New("live beside exercise")
		}
		return s, c.ids["message"], err
	}
	return nil, "", fmt.Errorf("no card of %q signed this", party)
}

// revokedFrom: the index in the party's own log from which this message key counts no more, as its newest card says.
func revokedFrom(cards []*card, party, keyid string) (from uint64, revoked bool) {
	for _, c := range cards {
		if c.party == party {
			from, revoked = c.revokedMessage[keyid]
		}
	}
	return from, revoked
}
