package dev.tracepress.identity.adapter.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Set;

/** Verifies by the JDK's Ed25519, and takes nothing that the header calls critical for known (RFC 7515, 4.1.11). */
final class Ed25519JwsVerifier extends BaseJWSProvider implements JWSVerifier {

    private final PublicKey key;

    Ed25519JwsVerifier(OctetKeyPair pair) throws JOSEException {
        super(Set.of(JWSAlgorithm.EdDSA));
        try {
            this.key = Ed25519Keys.publicKey(pair.getDecodedX());
        } catch (GeneralSecurityException noKey) {
            throw new JOSEException("no public key of Ed25519", noKey);
        }
    }

    @Override
    public boolean verify(JWSHeader header, byte[] signingInput, Base64URL signature) throws JOSEException {
        if (header.getCriticalParams() != null) {
            return false;
        }
        try {
            var verification = Signature.getInstance(Ed25519Keys.ALGORITHM);
            verification.initVerify(key);
            verification.update(signingInput);
            return verification.verify(signature.decode());
        } catch (SignatureException _) {
            // Of another length, or with numbers beyond the group's order: not made by Ed25519.
            return false;
        } catch (GeneralSecurityException broken) {
            throw new JOSEException("Ed25519 does not verify", broken);
        }
    }
}
