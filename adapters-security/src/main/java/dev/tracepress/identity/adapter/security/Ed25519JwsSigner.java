package dev.tracepress.identity.adapter.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.util.Set;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Signs by Bouncy Castle's Ed25519: the library's own signer would need Tink, and the JDK takes sixteen times as long. */
final class Ed25519JwsSigner extends BaseJWSProvider implements JWSSigner {

    private final Ed25519PrivateKeyParameters key;

    Ed25519JwsSigner(OctetKeyPair pair) throws JOSEException {
        super(Set.of(JWSAlgorithm.EdDSA));
        try {
            this.key = new Ed25519PrivateKeyParameters(pair.getDecodedD());
        } catch (IllegalArgumentException noKey) {
            throw new JOSEException("no private key of Ed25519", noKey);
        }
    }

    @Override
    public Base64URL sign(JWSHeader header, byte[] signingInput) {
        var signature = new Ed25519Signer();
        signature.init(true, key);
        signature.update(signingInput, 0, signingInput.length);
        return Base64URL.encode(signature.generateSignature());
    }
}
