class Compute
  def vm_ready(vm)
    vm.wait_for { ready? }
  end
end

class OpenStack < Compute
  def vm_ready(vm)
    vm.wait_for { ready? || failed? }
    raise DeployError, vm.name if vm.failed?
  end
end
