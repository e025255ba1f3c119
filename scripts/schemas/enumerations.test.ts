import { expect, test } from '@jest/globals';
import { readEnumerations } from './enumerations.ts';

const core = `
package v1

// Policy says when.
// +enum
type Policy string

const (
	// PolicyAlways means always.
	PolicyAlways Policy = "Always"
	PolicyNever  Policy = "Never"
	OtherThing   string = "Other"
)

type Free string

const FreeOne Free = "one"

// OSName is checked without a mark.
type OSName string

const Linux OSName = "linux"

// +enum
type Protocol string
const ProtocolTCP Protocol = "TCP"
const ProtocolUDP = Protocol("UDP")

type Common struct {
	Policy Policy \`json:"policy,omitempty" protobuf:"bytes,1"\`
	Free   Free   \`json:"free"\`
	Name   OSName \`json:"name"\`
}

type Container struct {
	Common    \`json:",inline"\`
	Protocols []Protocol \`json:"protocols"\`
	Pointer   *Policy    \`json:"pointer,omitempty"\`
}
`;
const discovery = `
// +enum
type AddressType string

const (
	AddressTypeTCP = AddressType(v1.ProtocolTCP)
	AddressTypeFQDN = AddressType("FQDN")
)

type Slice struct {
	AddressType AddressType  \`json:"addressType"\`
	Protocol    *v1.Protocol \`json:"protocol,omitempty"\`
}
`;

test('enumerations are read from the marks that Kubernetes publishes them by', () => {
  const files = new Map([
    ['k8s.io/api@v1/core/v1/types.go', core],
    ['k8s.io/api@v1/discovery/v1/types.go', discovery],
  ]);
  const policy = ['Always', 'Never'];
  expect(readEnumerations(files)).toEqual({
    'core.v1.Common': { policy, name: ['linux'] },
    'core.v1.Container': { policy, name: ['linux'], protocols: ['TCP', 'UDP'], pointer: policy },
    'discovery.v1.Slice': { addressType: ['FQDN', 'TCP'], protocol: ['TCP', 'UDP'] },
  });
});

test('no file, no enumeration', () => {
  expect(readEnumerations(new Map())).toEqual({});
});
