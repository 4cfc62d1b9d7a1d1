package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"math/big"
	"sync"
)

// One verdict on signatures, whatever the library underneath says: the public key is canonical, on the curve, not of
// small order and free of torsion; the signature is R then S with S below the group order and R canonical; the
// equation of RFC 8032 §5.1.7 holds without the cofactor. The standard library checks S, R and the equation; what it
// leaves open (the key, and R = identity) is checked here.

var (
	fieldPrime, _ = new(big.Int).SetString("7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed", 16)
	groupOrder, _ = new(big.Int).SetString("1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed", 16)
	one           = big.NewInt(1)
	curveD        = mod(new(big.Int).Mul(big.NewInt(-121665), new(big.Int).ModInverse(big.NewInt(121666), fieldPrime)))
	// 2^((p-1)/4), a square root of -1.
	rootOfMinusOne = new(big.Int).Exp(big.NewInt(2), new(big.Int).Rsh(new(big.Int).Sub(fieldPrime, one), 2), fieldPrime)
	identityBytes  = append([]byte{1}, make([]byte, 31)...)
)

func mod(n *big.Int) *big.Int { return n.Mod(n, fieldPrime) }
func mul(a, b *big.Int) *big.Int {
	return mod(new(big.Int).Mul(a, b))
}

// point is (X:Y:Z) with x = X/Z and y = Y/Z on -x² + y² = 1 + d·x²·y².
type point struct{ x, y, z *big.Int }

func identity() point { return point{big.NewInt(0), big.NewInt(1), big.NewInt(1)} }

// add is the complete projective addition law of twisted Edwards curves with a = -1: right for every pair of points.
func add(p, q point) point {
	a := mul(p.z, q.z)
	b := mul(a, a)
	c := mul(p.x, q.x)
	d := mul(p.y, q.y)
	e := mul(curveD, mul(c, d))
	f := mod(new(big.Int).Sub(b, e))
	g := mod(new(big.Int).Add(b, e))
	cross := mul(new(big.Int).Add(p.x, p.y), new(big.Int).Add(q.x, q.y))
	cross = mod(cross.Sub(cross, new(big.Int).Add(c, d)))
	return point{
		mul(mul(a, f), cross),
		mul(mul(a, g), new(big.Int).Add(d, c)),
		mul(f, g),
	}
}

func multiply(k *big.Int, p point) point {
	sum := identity()
	for i := k.BitLen() - 1; i >= 0; i-- {
		sum = add(sum, sum)
		if k.Bit(i) == 1 {
			sum = add(sum, p)
		}
	}
	return sum
}

func (p point) isIdentity() bool { return p.x.Sign() == 0 && p.y.Cmp(p.z) == 0 }

func decodePoint(key []byte) (point, error) {
	bigEndian := make([]byte, 32)
	for i, b := range key {
		bigEndian[31-i] = b
	}
	sign := uint(bigEndian[0] >> 7)
	bigEndian[0] &= 0x7f
	y := new(big.Int).SetBytes(bigEndian)
	if y.Cmp(fieldPrime) >= 0 {
		return point{}, errors.New("key is not canonical")
	}
	// x² = (y² - 1) / (d·y² + 1)
	yy := mul(y, y)
	u := mod(new(big.Int).Sub(yy, one))
	v := mod(new(big.Int).Add(mul(curveD, yy), one))
	xx := mul(u, new(big.Int).ModInverse(v, fieldPrime))
	// A root where there is one: the exponent is (p+3)/8.
	exponent := new(big.Int).Rsh(new(big.Int).Add(fieldPrime, big.NewInt(3)), 3)
	x := new(big.Int).Exp(xx, exponent, fieldPrime)
	if mul(x, x).Cmp(xx) != 0 {
		x = mul(x, rootOfMinusOne)
	}
	if mul(x, x).Cmp(xx) != 0 {
		return point{}, errors.New("key is no point of the curve")
	}
	if x.Sign() == 0 && sign == 1 {
		return point{}, errors.New("key is not canonical")
	}
	if x.Bit(0) != sign {
		x.Sub(fieldPrime, x)
	}
	return point{x, y, big.NewInt(1)}, nil
}

var (
	checkedKeys  = map[string]error{}
	checkedMutex sync.Mutex
)

// checkKey says why nobody may sign with this key, or nil.
func checkKey(key []byte) error {
	if len(key) != ed25519.PublicKeySize {
		return errors.New("key has not 32 bytes")
	}
	checkedMutex.Lock()
	defer checkedMutex.Unlock()
	if err, known := checkedKeys[string(key)]; known {
		return err
	}
	err := func() error {
		p, err := decodePoint(key)
		if err != nil {
			return err
		}
		if p.isIdentity() {
			return errors.New("key is of small order")
		}
		if !multiply(groupOrder, p).isIdentity() {
			return errors.New("key is of small order or has a torsion part")
		}
		return nil
	}()
	if len(checkedKeys) > 4096 {
		checkedKeys = map[string]error{}
	}
	checkedKeys[string(key)] = err
	return err
}

func verifySignature(key, message, signature []byte) bool {
	if len(signature) != ed25519.SignatureSize || checkKey(key) != nil || bytes.Equal(signature[:32], identityBytes) {
		return false
	}
	return ed25519.Verify(ed25519.PublicKey(key), message, signature)
}

// keyFingerprint is the hex SHA-256 of the raw key: what people compare.
func keyFingerprint(key []byte) string {
	sum := sha256.Sum256(key)
	return hex.EncodeToString(sum[:])
}
