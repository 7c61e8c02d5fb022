class BuildStatus
  attr_reader :state

  def initialize(host)
    @host = host
    @state = true
    @errors = {}
  end

  def check_all
    host_status
    templates_status
  end

  private

  def host_status
    return if @host.valid?

    @host.ping
  rescue StandardError => e
    fail!(:host, e.message)
  end

  def templates_status
    return @host.templates.first if @host.templates.any?

    fail!(:templates, "none")
  end

  def fail!(type, message)
    @state = false
    @errors[type] << { message: message }
  end
end
