package dev.tracepress.identity.adapter.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.util.Set;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Verifies by Bouncy Castle's Ed25519, and takes nothing that the header calls critical for known (RFC 7515, 4.1.11). */
final class Ed25519JwsVerifier extends BaseJWSProvider implements JWSVerifier {

    private final Ed25519PublicKeyParameters key;

    Ed25519JwsVerifier(OctetKeyPair pair) throws JOSEException {
        super(Set.of(JWSAlgorithm.EdDSA));
        try {
            this.key = new Ed25519PublicKeyParameters(pair.getDecodedX());
        } catch (IllegalArgumentException noKey) {
            throw new JOSEException("no public key of Ed25519", noKey);
        }
    }

    @Override
    public boolean verify(JWSHeader header, byte[] signingInput, Base64URL signature) {
        if (header.getCriticalParams() != null) {
            return false;
        }
        var verification = new Ed25519Signer();
        verification.init(false, key);
        verification.update(signingInput, 0, signingInput.length);
        return verification.verifySignature(signature.decode());
    }
}
