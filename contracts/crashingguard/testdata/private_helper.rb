class Client
  def initialize(cert)
    @cert = extract(cert)
  end

  private

  def extract(cert)
    raise ArgumentError, "empty" if cert.empty? # want crashing-guard cert @information

    cert.strip
  end
end
