package dev.tracepress.identity.adapter.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Set;

/** Signs by the JDK's Ed25519; the library's own signer would need Tink. */
final class Ed25519JwsSigner extends BaseJWSProvider implements JWSSigner {

    private final PrivateKey key;

    Ed25519JwsSigner(OctetKeyPair pair) throws JOSEException {
        super(Set.of(JWSAlgorithm.EdDSA));
        try {
            this.key = Ed25519Keys.privateKey(pair.getDecodedD());
        } catch (GeneralSecurityException noKey) {
            throw new JOSEException("no private key of Ed25519", noKey);
        }
    }

    @Override
    public Base64URL sign(JWSHeader header, byte[] signingInput) throws JOSEException {
        try {
            var signature = Signature.getInstance(Ed25519Keys.ALGORITHM);
            signature.initSign(key);
            signature.update(signingInput);
            return Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new JOSEException("Ed25519 does not sign", broken);
        }
    }
}
