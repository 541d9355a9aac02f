package dev.tracepress.identity.adapter.security;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/**
 * How keys are written: one JWK or a set of them (RFC 7517), or PKCS #8 in PEM (RFC 7468), one behind the other. No complaint repeats
 * any of it.
 */
final class PrivateKeyText {

    private static final String BEGIN = "-----BEGIN ";
    private static final String PKCS_8 = "PRIVATE KEY";
    private static final Pattern BLOCK =
            Pattern.compile(BEGIN + "([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private PrivateKeyText() {}

    static boolean isKey(String text) {
        return text.startsWith("{") || text.contains(BEGIN);
    }

    /**
     * The keys in their order.
     *
     * @throws IllegalArgumentException for what is none
     */
    static List<JWK> parse(String text) {
        return text.startsWith("{") ? json(text) : pem(text);
    }

    private static List<JWK> json(String text) {
        try {
            var json = JSONObjectUtils.parse(text);
            if (!json.containsKey("keys")) {
                return List.of(JWK.parse(json));
            }
            var keys = new ArrayList<JWK>();
            for (Map<String, Object> key : JSONObjectUtils.getJSONObjectArray(json, "keys")) {
                keys.add(JWK.parse(key));
            }
            return keys;
        } catch (ParseException | IllegalStateException _) {
            throw new IllegalArgumentException("has JSON that is neither a JWK nor a set of them");
        }
    }

    private static List<JWK> pem(String text) {
        var blocks = BLOCK.matcher(text).results().toList();
        if (blocks.isEmpty() || blocks.size() != text.split(BEGIN, -1).length - 1) {
            throw new IllegalArgumentException("has PEM that is cut off or damaged");
        }
        return blocks.stream().map(block -> pem(block.group(1), block.group(2))).toList();
    }

    private static JWK pem(String sort, String base64) {
        if (!sort.equals(PKCS_8)) {
            throw new IllegalArgumentException("has PEM of the sort " + sort + ", not " + PKCS_8);
        }
        try {
            return pkcs8(Base64.getMimeDecoder().decode(base64));
        } catch (IOException | IllegalArgumentException | GeneralSecurityException _) {
            throw new IllegalArgumentException("has a key that is neither of RSA nor of Ed25519");
        }
    }

    /** The JDK would not tell the public half of an Ed25519 key. */
    private static JWK pkcs8(byte[] encoded) throws IOException, GeneralSecurityException {
        return switch (PrivateKeyFactory.createKey(encoded)) {
            case Ed25519PrivateKeyParameters key ->
                new OctetKeyPair.Builder(
                                Curve.Ed25519,
                                Base64URL.encode(key.generatePublicKey().getEncoded()))
                        .d(Base64URL.encode(key.getEncoded()))
                        .build();
            case RSAPrivateCrtKeyParameters _ -> rsa(encoded);
            default -> throw new GeneralSecurityException("another algorithm");
        };
    }

    private static JWK rsa(byte[] encoded) throws GeneralSecurityException {
        var factory = KeyFactory.getInstance("RSA");
        var secret = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
        var open = factory.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
        return new RSAKey.Builder((RSAPublicKey) open).privateKey(secret).build();
    }
}
