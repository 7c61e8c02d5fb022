# What is asked in the ensure clause may not have been reached.
class RunRemote < ApplicationService
  def call(upload)
    run = Run.create(owner: @owner)
    unpack(upload, run.path)
  ensure
    clean(run.path) if run
  end

  def rescued(upload)
    run = Run.create(owner: @owner)
    unpack(upload, run.path)
  rescue UnpackError
    run ? run.fail! : report
  end

  def below(upload)
    run = Run.create(owner: @owner) # want always-truthy-result
    return false unless run

    unpack(upload, run.path)
  ensure
    close(upload)
  end
end
