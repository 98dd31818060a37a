/**
 * What to run in an SSH session of an ESXi host (its shell is BusyBox). Each command is echoed
 * before its output as a prompt would, since a policy does not say whose it is. It only lists and gets.
 */
export const esxcliCollector = String.raw`run() { echo "# $*"; "$@" 2>/dev/null; }
each() { while IFS= read -r name; do echo "# $* '$name'"; "$@" "$name" 2>/dev/null </dev/null; done; }
{ run hostname
  for what in "system version get" "network nic list" "network vswitch standard list" \
    "network vswitch standard portgroup list" "network vswitch dvs vmware list" \
    "network ip interface list" "network ip interface ipv4 get" "network ip route ipv4 list" \
    "iscsi networkportal list" "vsan network list"; do run esxcli $what; done
  for policy in failover security shaping; do
    esxcli network vswitch standard list | sed -n 's/^   Name: //p' |
      each esxcli network vswitch standard policy $policy get -v
    esxcli network vswitch standard list | sed -n 's/^   Portgroups: //p' | sed 's/, /\n/g' |
      each esxcli network vswitch standard portgroup policy $policy get -p
  done
  esxcli network ip interface list | sed -n 's/^   Name: //p' |
    each esxcli network ip interface tag get -i
  run net-dvs -l
  run vim-cmd hostsvc/net/query_networkhint; } > /tmp/network.txt
`;
